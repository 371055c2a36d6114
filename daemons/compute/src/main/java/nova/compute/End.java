package nova.compute;

/** Why a compute daemon is over. */
public enum End {
    /** Told to stop. */
    STOPPED(0),
    /** No conductor answered for too long; the service manager starts it again. */
    SILENCED(1),
    /** A newer process speaks for this host. Starting again would only replace that one in turn. */
    REPLACED(2),
    /** The conductors do not take this host. */
    REFUSED(3),
    /** An operator deleted this host's service. Starting again makes it anew, which only an operator may want. */
    DELETED(4);

    private final int exitCode;

    End(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
