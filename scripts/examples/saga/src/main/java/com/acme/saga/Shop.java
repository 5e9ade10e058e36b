package com.acme.saga;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import java.sql.SQLException;

/** The books and the workflow engine, both in one PostgreSQL. */
public final class Shop implements AutoCloseable {

    private final HikariDataSource pool;
    private final DBOS engine;
    private final Orders orders;

    /**
     * @param database the address of PostgreSQL, {@code host:port}
     * @param courier takes the parcels
     * @param forgotten the step that is never undone; null for none
     */
    public Shop(String database, Courier courier, String forgotten) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://" + database + "/postgres?socketTimeout=10");
        config.setUsername("postgres");
        pool = new HikariDataSource(config);
        engine = new DBOS(DBOSConfig.defaults("shop").withDataSource(pool).withAppVersion("1"));
        orders = engine.registerProxy(Orders.class, new OrderSaga(engine, new Ledger(pool), courier, forgotten));
        engine.launch();
    }

    /** Orders, and waits until the order is shipped or undone. */
    public String order(String id) throws SQLException {
        return orders.order(id);
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
