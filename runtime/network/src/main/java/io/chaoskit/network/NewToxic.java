package io.chaoskit.network;

import eu.rekawek.toxiproxy.model.ToxicDirection;

/**
 * What all toxics have, whatever their kind.
 *
 * @param name unique on its proxy
 * @param direction which data it is for
 * @param toxicity the share of the connections, more than 0, at most 1
 */
record NewToxic(String name, ToxicDirection direction, float toxicity) {}
