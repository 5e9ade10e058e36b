package acme.store

import groovy.transform.CompileStatic

import java.sql.SQLException
import java.util.concurrent.CompletableFuture

/** Methods that declare exceptions of all kinds. */
@CompileStatic
class Vault {

    Vault() throws InterruptedException {}

    void save() throws IOException, SQLException, IllegalStateException {}

    void count() {}

    void strange() throws Unmakeable, Abstract {}

    static void open() throws Hidden {}

    CompletableFuture<String> later() throws IOException {
        CompletableFuture.completedFuture('there')
    }

    static class Hidden extends Exception {

        Hidden(Throwable cause) {
            super('hidden', cause)
        }
    }

    static class Unmakeable extends Exception {

        Unmakeable(int number) {
            super("number $number")
        }
    }

    abstract static class Abstract extends Exception {}
}
