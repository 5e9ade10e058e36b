package com.acme.saga;

/** A step of an order, and what it changes in the books. What customers pay and what the shop gets are two steps, as of two banks. */
public enum Step {
    RESERVE("stock", -2),
    CHARGE("customers", -500),
    CREDIT("shop", 500),
    SHIP("shipped", 2);

    final String account;
    final int amount;

    Step(String account, int amount) {
        this.account = account;
        this.amount = amount;
    }
}
