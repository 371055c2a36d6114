package nova.openstack.peer;

/**
 * What may happen around a call to a scripted peer: either method may throw, or hand the turn to somebody else.
 * Throwing before means that the request never arrived; throwing after means that the work was done and the answer
 * lost. {@code call} is {@code service.method}, such as {@code network.findOrCreatePort}.
 */
public interface Interruption {
    /** Nothing happens. */
    Interruption NONE = new Interruption() {
        @Override
        public void before(String call) {}

        @Override
        public void after(String call) {}
    };

    void before(String call);

    void after(String call);
}
