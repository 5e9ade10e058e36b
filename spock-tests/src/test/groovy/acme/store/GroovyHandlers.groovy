package acme.store

/** Handlers in Groovy, with and without static compilation. Those that are written have a number in their comment. */
class GroovyHandlers {

    static String plain(boolean fails) {
        try {
            fail(fails)
            return 'none'
        } catch (IOException gone) { // 1
            return "caught $gone.message"
        } finally {
            assert fails || !fails
        }
    }

    static int resources() {
        try (InputStream one = new ByteArrayInputStream(new byte[1])) {
            return one.read()
        }
    }

    static Closure<Boolean> inClosure() {
        { boolean fails ->
            try {
                fail(fails)
                true
            } catch (IOException gone) { // 2
                gone == null
            }
        }
    }

    @groovy.transform.CompileStatic
    static String typed(boolean fails) {
        try {
            fail(fails)
            return 'none'
        } catch (IOException gone) { // 3
            return gone.message
        } catch (RuntimeException other) { // 4
            throw other
        }
    }

    private static void fail(boolean wanted) {
        if (wanted) {
            throw new IOException('gone')
        }
    }
}
