package nova.conductor.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nova.conductor.operation.JournalWriter.Commit;
import nova.conductor.operation.Loader.Loaded;
import nova.db.operation.Advance;
import nova.db.operation.HostLifeStore.Lost;
import nova.model.host.HostName;
import nova.model.operation.Operation;
import nova.model.operation.SentStep;
import nova.model.operation.Step;
import nova.model.operation.StepOutcome;
import nova.model.operation.StepState;

/**
 * Silent is not dead (design.md §4, rule 7): steps not begun on a silent host are fenced, begun ones wait; after a grace
 * users see that, and only an operator's word ends them.
 */
final class SilentHosts {
    /** The engine's step that says: users were told that the host is silent, a newer request may close this. */
    static final String MARK = "host_silent";

    /** Steps of silent hosts looked at in one round. */
    private static final int MAX_STEPS = 1000;

    private static final int MAX_HOSTS = 1000;

    private final EngineParts parts;
    private final Flows flows;
    private final OperationEngine engine;
    private final Duration grace;

    SilentHosts(EngineParts parts, Flows flows, OperationEngine engine, Duration grace) {
        this.parts = parts;
        this.flows = flows;
        this.engine = engine;
        this.grace = grace;
    }

    void look() {
        List<Lost> lost = parts.database()
                .read("find lost hosts", tx -> parts.stores().hosts().lost(tx, MAX_HOSTS));
        if (lost.isEmpty()) {
            return;
        }
        List<HostName> names = lost.stream().map(Lost::host).toList();
        List<SentStep> open = parts.database()
                .read("find steps of lost hosts", tx -> parts.stores().steps().openAt(tx, names, MAX_STEPS));
        for (SentStep step : open) {
            lost.stream()
                    .filter(host -> host.host().equals(step.host()))
                    .findFirst()
                    .ifPresent(host -> judge(step, host));
        }
    }

    private void judge(SentStep sent, Lost host) {
        String silent = "Host " + host.host() + " does not answer.";
        if (sent.state() == StepState.SENT) {
            deliver(sent, new StepOutcome.NotBegun(silent));
        } else if (host.declaredDead()) {
            deliver(sent, new StepOutcome.HostLost("Host " + host.host() + " was declared dead."));
        } else {
            parts.loader().load(sent.ref().operation()).ifPresent(loaded -> {
                boolean leaves = flows.find(loaded.operation())
                        .map(Flow::leavesSilentHosts)
                        .orElse(false);
                if (leaves) {
                    deliver(sent, new StepOutcome.HostLost(silent));
                } else if (host.silentFor().compareTo(grace) >= 0 && !loaded.hasEngineStep(MARK)) {
                    show(loaded, silent);
                }
            });
        }
    }

    private void deliver(SentStep sent, StepOutcome outcome) {
        engine.deliver(
                sent.ref().operation(),
                sent.ref().sequence(),
                step -> step.state() == sent.state()
                        && step.attempt() == sent.ref().attempt()
                        && step.incarnation().equals(sent.incarnation()),
                outcome);
    }

    /** Users see it; the operation stays open behind, so that a late report still completes it. */
    private void show(Loaded loaded, String reason) {
        Operation operation = loaded.operation();
        List<Change> changes = flows.find(operation)
                .map(flow -> Flows.hostSilent(flow, operation, reason))
                .orElse(List.of());
        int sequence = Step.ENGINE_SEQUENCE
                + (int) loaded.steps().stream().filter(Step::ofEngine).count();
        Step mark = Step.ended(sequence, MARK, 0, StepState.DONE, "null");
        try {
            parts.writer()
                    .write(
                            operation,
                            new Commit(
                                    "show silent host",
                                    Advance.waiting(FlowRun.WAITING_LOOK, Optional.of(reason)),
                                    changes,
                                    List.of(mark),
                                    Optional.empty(),
                                    true));
        } catch (Unwind overtaken) {
            return;
        }
    }
}
