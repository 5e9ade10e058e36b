package com.acme.saga;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The books. Each booking is one statement and has a key, so that a booking is made once, however often it is asked for, and undone once,
 * or never made when it is undone first.
 */
class Ledger {

    private static final String BOOK =
            """
            with booked as (insert into booking values (?) on conflict do nothing returning key)
            update balance set amount = amount + ? where account = ? and exists (select from booked)""";

    private static final String UNDO =
            """
            with undone as (insert into booking values (?) on conflict do nothing returning key),
                 never as (insert into booking select ? where exists (select from undone)
                           on conflict do nothing returning key)
            update balance set amount = amount - ?
            where account = ? and exists (select from undone) and not exists (select from never)""";

    private final DataSource database;

    Ledger(DataSource database) throws SQLException {
        this.database = database;
        run("create table booking (key text primary key)");
        run("create table balance (account text primary key, amount int)");
        run("insert into balance values ('stock', 1000), ('shipped', 0), ('customers', 1000000), ('shop', 0)");
    }

    void book(String order, Step step) throws SQLException {
        run(BOOK, order + " " + step, step.amount, step.account);
    }

    void undo(String order, Step step) throws SQLException {
        run(UNDO, order + " " + step + " undone", order + " " + step, step.amount, step.account);
    }

    private void run(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
