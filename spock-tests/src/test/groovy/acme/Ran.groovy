package acme

/** Notes that it ran. */
class Ran implements Runnable {

    private final List<String> notes

    Ran(List<String> notes) {
        this.notes = notes
    }

    @Override
    void run() {
        notes << 'ran'
    }
}
