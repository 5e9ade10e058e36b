package acme

/** An interface with code of its own. */
interface Audited {

    default String auditor() {
        'nobody'
    }
}
