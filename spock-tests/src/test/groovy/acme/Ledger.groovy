package acme

import groovy.transform.CompileStatic

/** What faults are put on: every kind of method, and a count of what really ran. */
@CompileStatic
class Ledger implements Audited {

    final List<String> entries = []
    final int limit

    Ledger(int limit) {
        this.limit = limit
    }

    int book(String text, int amount) throws IOException {
        entries << "$text:$amount".toString()
        amount
    }

    final synchronized long total() {
        entries.size()
    }

    static String currency(String... names) {
        names.join('/')
    }

    void close() {
        entries << 'closed'
    }

    private int secret() {
        7
    }

    int reveal() {
        secret()
    }

    <T extends Comparable<T>> T largest(List<T> values) {
        values.max()
    }

    int depth(int n) {
        n == 0 ? 0 : 1 + depth(n - 1)
    }
}
