package nova.testkit.baton;

/** Thrown into the threads of a simulated process that died. An error, so that no handler of ours catches it. */
public final class ProcessDied extends Error {
    private static final long serialVersionUID = 1L;

    ProcessDied() {
        super("the process died", null, false, false);
    }
}
