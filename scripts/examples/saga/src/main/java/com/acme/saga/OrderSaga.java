package com.acme.saga;

import static com.acme.saga.Step.CHARGE;
import static com.acme.saga.Step.CREDIT;
import static com.acme.saga.Step.RESERVE;
import static com.acme.saga.Step.SHIP;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.execution.ThrowingRunnable;
import dev.dbos.transact.workflow.StepOptions;
import dev.dbos.transact.workflow.Workflow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** An order: step after step, and when one is refused or does not succeed, all are undone again, the last one first. */
class OrderSaga implements Orders {

    private final DBOS engine;
    private final Ledger ledger;
    private final Courier courier;
    private final String forgotten;

    OrderSaga(DBOS engine, Ledger ledger, Courier courier, String forgotten) {
        this.engine = engine;
        this.ledger = ledger;
        this.courier = courier;
        this.forgotten = forgotten;
    }

    @Override
    @Workflow
    public String order(String id) throws SQLException {
        Deque<Step> begun = new ArrayDeque<>();
        try {
            perform(begun, RESERVE, () -> ledger.book(id, RESERVE));
            perform(begun, CHARGE, () -> charge(id));
            perform(begun, CREDIT, () -> ledger.book(id, CREDIT));
            perform(begun, SHIP, () -> ship(id));
            return "shipped";
        } catch (Refused | SQLException reason) {
            undo(id, begun);
            return "undone";
        }
    }

    /** A step that failed is undone too: nobody knows whether it took effect. */
    private void perform(Deque<Step> begun, Step step, ThrowingRunnable<SQLException> work) throws SQLException {
        begun.push(step);
        durably(step.name(), work);
    }

    private void charge(String id) throws SQLException {
        ledger.book(id, CHARGE);
    }

    private void ship(String id) throws SQLException {
        courier.take(id);
        ledger.book(id, SHIP);
    }

    private void undo(String id, Deque<Step> begun) throws SQLException {
        if (!begun.isEmpty()) {
            Step last = begun.pop();
            if (!last.name().equalsIgnoreCase(forgotten)) {
                durably("undo " + last, () -> ledger.undo(id, last));
            }
            undo(id, begun);
        }
    }

    /** The engine tries a step again, and remembers when it is done. */
    private void durably(String name, ThrowingRunnable<SQLException> work) throws SQLException {
        StepOptions patient =
                new StepOptions(name, 12, Duration.ofMillis(20), 1.5, failure -> failure instanceof SQLException);
        engine.runStep(work, patient);
    }
}
