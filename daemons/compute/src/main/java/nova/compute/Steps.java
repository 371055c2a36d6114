package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nova.compute.WorkLines.Lane;
import nova.model.operation.GuestOrder;
import nova.model.operation.StepRef;
import nova.model.server.ServerId;
import nova.rpc.contract.ComputeHost.StepOrder;
import nova.runtime.port.Platform;

/**
 * The steps this host holds, queued or running; heartbeats list them, so that what is not here is sent again. An order
 * that is here already is not taken twice.
 */
final class Steps {
    private static final Logger LOG = System.getLogger(Steps.class.getName());

    private final WorkLines lines;
    private final Map<Step.Key, Step> held = new LinkedHashMap<>(); // guarded by this
    private final Platform.Signal idle;
    private boolean closed; // guarded by this

    Steps(Platform platform, WorkLines lines) {
        this.lines = requireNonNull(lines, "lines");
        this.idle = platform.newSignal();
    }

    /** Queues the order behind others for its server; {@code run} is called when its turn comes. */
    void take(StepOrder message, Consumer<Step> run) {
        Optional<Step> fresh = hold(message);
        if (fresh.isEmpty()) {
            return;
        }
        Step step = fresh.get();
        Lane lane = step.order() instanceof GuestOrder.Build ? Lane.BUILD : Lane.OTHER;
        lines.add(step.order().server(), lane, () -> {
            run.accept(step);
            release(step);
        });
    }

    void cancel(StepRef ref) {
        find(ref).ifPresent(Step::cancel);
    }

    synchronized List<StepRef> held() {
        return held.values().stream().map(Step::ref).toList();
    }

    synchronized int freeSlots() {
        return closed ? 0 : ComputeConfig.MAX_HELD_STEPS - held.size();
    }

    synchronized boolean busy(ServerId server) {
        return held.values().stream().anyMatch(step -> step.order().server().equals(server));
    }

    /** Takes no more, and waits for what is here. */
    boolean drain(Duration limit) {
        return close() || idle.await(limit);
    }

    private synchronized boolean close() {
        closed = true;
        return held.isEmpty();
    }

    private synchronized Optional<Step> find(StepRef ref) {
        return Optional.ofNullable(held.get(Step.Key.of(ref)));
    }

    private synchronized Optional<Step> hold(StepOrder message) {
        Step.Key key = Step.Key.of(message.step());
        Step known = held.get(key);
        if (known != null) {
            known.sentAgain(message.step());
            return Optional.empty();
        }
        if (closed || held.size() >= ComputeConfig.MAX_HELD_STEPS) {
            LOG.log(
                    Level.WARNING,
                    "order not taken, it will be sent again: server={0} held={1}",
                    message.step().server(),
                    held.size());
            return Optional.empty();
        }
        Step step = new Step(message.step(), message.order());
        held.put(key, step);
        return Optional.of(step);
    }

    private void release(Step step) {
        if (remove(step)) {
            idle.raise();
        }
    }

    private synchronized boolean remove(Step step) {
        held.remove(Step.Key.of(step.ref()), step);
        return closed && held.isEmpty();
    }
}
