package nova.conductor.operation;

import java.util.Optional;
import nova.conductor.operation.Loader.Loaded;
import nova.model.operation.SentStep;
import nova.model.operation.Step;
import nova.model.operation.StepRef;

/** Sends an order again, one attempt later: what its host asks about under the old attempt is refused from then on. */
public final class Resends {
    private final EngineParts parts;

    Resends(EngineParts parts) {
        this.parts = parts;
    }

    /** {@code beat} is the host's latest: only a later heartbeat can prove the order absent again. */
    public void send(SentStep sent, long beat) {
        boolean counted = parts.database()
                .write("send again", tx -> parts.stores().steps().sendAgain(tx, sent.ref(), sent.state(), beat));
        if (!counted) {
            return;
        }
        Optional<Loaded> loaded = parts.loader().load(sent.ref().operation());
        StepRef ref = sent.ref();
        loaded.flatMap(found -> found.at(ref.sequence()))
                .filter(Step::open)
                .filter(step -> step.attempt() == ref.attempt() + 1)
                .ifPresent(step -> parts.postman().send(loaded.get().operation(), step));
    }
}
