package com.acme.saga;

import java.sql.SQLException;

/** What the workflow engine makes durable. */
public interface Orders {

    /** @return {@code shipped} or {@code undone} */
    String order(String id) throws SQLException;
}
