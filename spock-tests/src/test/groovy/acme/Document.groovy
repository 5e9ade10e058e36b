package acme

/** An object that is shown as its text. */
class Document {

    private final String text

    Document(String text) {
        this.text = text
    }

    int length() {
        text.size()
    }

    Document plus(Object more) {
        new Document(text + more)
    }

    @Override
    String toString() {
        text
    }
}
