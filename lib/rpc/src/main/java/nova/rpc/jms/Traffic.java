package nova.rpc.jms;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import nova.runtime.metrics.Counter;
import nova.runtime.metrics.Metrics;

/** What goes through a door, in figures. */
final class Traffic {
    private final Metrics metrics;
    private final Counter castsDropped;
    private final Counter answersDropped;
    private final Counter callsResent;
    private final Counter callsUnanswered;

    Traffic(Metrics metrics, Replies replies) {
        this.metrics = requireNonNull(metrics, "metrics");
        castsDropped = metrics.counter("nova_rpc_casts_dropped_total", "Casts dropped because the broker was away.");
        answersDropped = metrics.counter("nova_rpc_answers_dropped_total", "Answers dropped likewise.");
        callsResent = metrics.counter("nova_rpc_calls_resent_total", "Calls sent again on a new connection.");
        callsUnanswered = metrics.counter("nova_rpc_calls_unanswered_total", "Calls nobody answered in time.");
        metrics.gauge("nova_rpc_calls_waiting", "Calls waiting for their answer.", replies::size);
    }

    void castDropped() {
        castsDropped.increment();
    }

    void answerDropped() {
        answersDropped.increment();
    }

    void callResent() {
        callsResent.increment();
    }

    void callUnanswered() {
        callsUnanswered.increment();
    }

    void answered(String what, Duration taken) {
        metrics.timer("nova_rpc_call_seconds", "Time of answered calls.", "method", what)
                .record(taken);
    }
}
