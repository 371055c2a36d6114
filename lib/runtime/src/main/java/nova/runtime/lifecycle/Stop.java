package nova.runtime.lifecycle;

/** Why a process ends. */
public enum Stop {
    /** TERM, or a request from inside: no new work, running work ends or is handed back within the limit. */
    DRAIN(0),
    /** INT: close what is open, wait for nobody. */
    END(1);

    private final int exitCode;

    Stop(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
