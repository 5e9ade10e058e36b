package io.chaoskit.network;

import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;

/** Adds a toxic to a proxy. */
@FunctionalInterface
interface ToxicMaker {

    /** Adds it under this name. */
    Toxic add(ToxicList toxics, String name) throws IOException;
}
