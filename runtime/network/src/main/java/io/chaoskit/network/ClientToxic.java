package io.chaoskit.network;

import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;

/** Adds a toxic that toxiproxy-java knows, with its attributes, to a direction of a proxy. */
@FunctionalInterface
interface ClientToxic {

    /** Adds it under this name. */
    Toxic add(ToxicList toxics, String name, ToxicDirection direction) throws IOException;
}
