package nova.conductor.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.conductor.operation.JournalWriter.Commit;
import nova.conductor.operation.JournalWriter.StepEnd;
import nova.conductor.operation.Loader.Loaded;
import nova.db.operation.Advance;
import nova.model.operation.Operation;
import nova.model.operation.OperationState;
import nova.model.operation.Step;
import nova.model.operation.StepOutcome;
import nova.model.operation.StepState;

/**
 * Stops an operation: waits for the host's last word or fences a step that was not begun, then undoes what is not the
 * server's, newest first, journaled, then ends it as cancelled.
 */
final class Canceller {
    private static final Logger LOG = System.getLogger(Canceller.class.getName());

    /** How often a host is asked again to stop a step. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final EngineParts parts;
    private final Flows flows;

    Canceller(EngineParts parts, Flows flows) {
        this.parts = parts;
        this.flows = flows;
    }

    /** True when the operation is over; false when it waits for its host. Throws {@link Unwind} when replaced. */
    boolean cancel(Loaded loaded, Optional<StepEnd> reported, String reason) {
        Optional<StepEnd> end = reported;
        Optional<Step> open = loaded.open();
        if (end.isEmpty() && open.isPresent()) {
            end = fence(open.get());
            if (end.isEmpty()) {
                parts.postman().cancel(loaded.operation(), open.get());
                parts.database()
                        .change(
                                "wait for cancel",
                                tx -> parts.stores()
                                        .operations()
                                        .lookAgainIn(tx, loaded.operation().id(), ASK_AGAIN));
                return false;
            }
        }
        Run run = new Run(loaded, end);
        for (FlowRun.Undo undo : undosOf(loaded, end)) {
            run.undo(undo);
        }
        run.end(reason);
        return true;
    }

    /** A step nobody began ends here; a begun one only when its host is silent or declared dead. */
    private Optional<StepEnd> fence(Step open) {
        if (open.state() == StepState.SENT) {
            return Optional.of(new StepEnd(
                    open, OperationEngine.ended(open, new StepOutcome.NotBegun("Cancelled before it began."))));
        }
        boolean reachable = parts.database()
                .read(
                        "is host reachable",
                        tx -> parts.stores().hosts().reachable(tx, open.host().orElseThrow()));
        return reachable
                ? Optional.empty()
                : Optional.of(new StepEnd(
                        open,
                        OperationEngine.ended(
                                open,
                                new StepOutcome.HostLost("Host " + open.host().orElseThrow() + " does not answer."))));
    }

    private List<FlowRun.Undo> undosOf(Loaded loaded, Optional<StepEnd> end) {
        Optional<Flow<?>> flow = flows.find(loaded.operation());
        if (flow.isEmpty() || loaded.steps().isEmpty()) {
            return List.of();
        }
        FlowRun replay = new FlowRun(
                parts.writer(),
                parts.ownership(),
                new FlowRun.Subject(loaded.operation(), loaded.steps(), end),
                FlowRun.Mode.COLLECT);
        try {
            Flows.run(flow.get(), replay, loaded.operation());
        } catch (Unwind ends) {
            return new ArrayList<>(replay.undos());
        }
        throw new Diverged("a replay of the journal came to an end of its own");
    }

    /** The undos and the end of one cancelled operation; commits carry the end of the open step once. */
    private final class Run {
        private final Loaded loaded;
        private Operation operation;
        private Optional<StepEnd> end;
        private int engineSteps;

        Run(Loaded loaded, Optional<StepEnd> end) {
            this.loaded = loaded;
            this.operation = loaded.operation();
            this.end = end;
            this.engineSteps =
                    (int) loaded.steps().stream().filter(Step::ofEngine).count();
        }

        void undo(FlowRun.Undo undo) {
            String name = "undo " + undo.sequence() + " " + undo.name();
            String known = name.length() > 64 ? name.substring(0, 64) : name;
            if (loaded.hasEngineStep(known)) {
                return;
            }
            commit(owned(), List.of(), List.of());
            StepState state = StepState.DONE;
            try {
                undo.body().run();
            } catch (RuntimeException failure) {
                int tries = operation.progress().tries() + 1;
                if (tries <= OperationEngine.MAX_TRIES) {
                    LOG.log(Level.WARNING, "undo failed, is tried again operation=" + operation.id(), failure);
                    Duration pause = OperationEngine.pauseAfter(tries);
                    commit(Advance.again(tries, pause, operation.progress().message()), List.of(), List.of());
                    throw new Unwind(Unwind.Why.SUSPENDED);
                }
                LOG.log(
                        Level.ERROR,
                        "undo given up, remove by hand what it names operation=" + operation.id() + " undo=" + known,
                        failure);
                state = StepState.FAILED;
            }
            Step step = Step.ended(Step.ENGINE_SEQUENCE + engineSteps++, known, 0, state, "null");
            commit(owned(), List.of(), List.of(step));
        }

        void end(String reason) {
            List<Change> changes = flows.find(operation)
                    .map(flow -> Flows.givenUp(flow, operation, reason))
                    .orElse(List.of());
            commit(Advance.finished(OperationState.CANCELLED, Optional.of(reason)), changes, List.of());
        }

        private Advance owned() {
            int tries = operation.progress().tries();
            return new Advance(
                    OperationState.READY,
                    Optional.of(parts.ownership().current()),
                    Optional.of(FlowRun.OWNED_LOOK),
                    tries,
                    operation.progress().message());
        }

        private void commit(Advance to, List<Change> changes, List<Step> inserts) {
            operation =
                    parts.writer().write(operation, new Commit("cancel operation", to, changes, inserts, end, false));
            end = Optional.empty();
        }
    }
}
