package nova.testkit.baton;

/** The simulated world itself found something wrong; ends the run and fails the test. */
public final class WorldFailed extends Error {
    private static final long serialVersionUID = 1L;

    public WorldFailed(String message) {
        super(message);
    }
}
