package io.chaoskit.run;

/** Where a thread finds the task that it works for. Written by that thread only. */
final class Seat {

    Task task;

    Seat(Task task) {
        this.task = task;
    }
}
