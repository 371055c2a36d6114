package nova.conductor.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nova.conductor.operation.JournalWriter.Commit;
import nova.conductor.operation.JournalWriter.StepEnd;
import nova.conductor.operation.Loader.Loaded;
import nova.db.Database;
import nova.db.operation.Advance;
import nova.db.operation.OperationStore;
import nova.db.operation.OperatorStore;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.Operation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationState;
import nova.model.operation.ProcessId;
import nova.model.operation.Step;
import nova.model.operation.StepOutcome;
import nova.model.operation.Verb;
import nova.runtime.json.JsonCodec;

/**
 * Runs operations: decides whose turn it is in a server's line, runs or cancels it, and takes care of flows that fail
 * (design.md §4). Anybody may offer any operation at any time; what is not to be done now is left alone.
 */
public final class OperationEngine {
    /** A body that fails is tried this often, then the operation is parked. */
    static final int MAX_TRIES = 5;

    /** A peer that cannot be reached is waited for longer: about ten minutes. */
    static final int MAX_TRIES_UNREACHABLE = 45;

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    static final Duration LINE_LOOK = Duration.ofSeconds(2);

    /** A report that meets another write of the operation is applied again to what is there then. */
    private static final int MAX_DELIVERIES = 5;

    private static final Logger LOG = System.getLogger(OperationEngine.class.getName());

    private final Database database;
    private final OperationStore operations;
    private final Flows flows;
    private final Loader loader;
    private final JournalWriter writer;
    private final Ownership ownership;
    private final Postman postman;
    private final Canceller canceller;
    private final RunQueue queue;

    OperationEngine(EngineParts parts, Flows flows, int maxRuns) {
        this.database = parts.database();
        this.operations = parts.stores().operations();
        this.flows = flows;
        this.loader = parts.loader();
        this.writer = parts.writer();
        this.ownership = parts.ownership();
        this.postman = parts.postman();
        this.canceller = new Canceller(parts, flows);
        this.queue = new RunQueue(parts.platform(), maxRuns, this::drive);
    }

    /** Offers an operation to this process. */
    public void offer(OperationId id) {
        database.read("find operation", tx -> operations.find(tx, id))
                .filter(operation -> !operation.progress().state().finished())
                .ifPresent(queue::submit);
    }

    void offer(Operation operation) {
        queue.submit(operation);
    }

    boolean has(OperationId operation) {
        return queue.has(operation);
    }

    /** How many operations wait or run here. */
    public int load() {
        return queue.size();
    }

    void close() {
        queue.close();
    }

    /** On a worker: does what the operation needs now. */
    private void drive(OperationId id) {
        try {
            Optional<Loaded> loaded = loader.load(id);
            if (loaded.isPresent() && !taken(loaded.get().operation())) {
                ScopedValue.where(
                                RequestContext.CURRENT,
                                Postman.contextOf(loaded.get().operation()))
                        .run(() -> turn(loaded.get()));
            }
        } catch (NovaException unreachable) {
            LOG.log(Level.WARNING, "operation left for later operation=" + id, unreachable);
        }
    }

    private boolean taken(Operation operation) {
        Optional<ProcessId> owner = operation.progress().owner();
        return operation.progress().state().finished()
                || owner.isPresent() && !owner.get().equals(ownership.current());
    }

    private void turn(Loaded loaded) {
        Operation operation = loaded.operation();
        if (!loaded.ahead().isEmpty() && !clearTheWay(loaded)) {
            database.change("wait in line", tx -> operations.lookAgainIn(tx, operation.id(), LINE_LOOK));
            return;
        }
        if (cancelled(operation)) {
            if (cancel(loaded, Optional.empty(), whyCancelled(operation, "Cancelled."))) {
                wakeLine(operation);
            }
        } else if (loaded.open().isPresent()) {
            database.change("wait for host", tx -> operations.lookAgainIn(tx, operation.id(), FlowRun.WAITING_LOOK));
        } else {
            run(loaded.subject(), FlowRun.Mode.QUEUED);
        }
    }

    /** A delete stops those ahead of it; others wait, unless the one ahead is only kept open for a late report. */
    private boolean clearTheWay(Loaded loaded) {
        boolean clear = true;
        for (Operation other : loaded.ahead()) {
            Optional<Loaded> ahead = loader.load(other.id());
            if (ahead.isEmpty() || ahead.get().operation().progress().state().finished()) {
                continue;
            }
            boolean stops = loaded.operation().work().verb() == Verb.DELETE_SERVER
                    || ahead.get().hasEngineStep(SilentHosts.MARK);
            clear &= stops
                    && !taken(ahead.get().operation())
                    && cancel(ahead.get(), Optional.empty(), "Cancelled for a newer request.");
        }
        return clear;
    }

    private static boolean cancelled(Operation operation) {
        return operation.progress().cancelRequested() && operation.work().verb() != Verb.DELETE_SERVER;
    }

    /** An operator who gives it up says why. */
    private static String whyCancelled(Operation operation, String otherwise) {
        return operation
                .progress()
                .message()
                .filter(message -> message.startsWith(OperatorStore.ABANDONED))
                .orElse(otherwise);
    }

    /** True when it is over. */
    private boolean cancel(Loaded loaded, Optional<StepEnd> end, String reason) {
        try {
            return canceller.cancel(loaded, end, reason);
        } catch (Unwind replaced) {
            return false;
        } catch (Diverged diverged) {
            park(loaded.operation(), end, diverged);
            return true;
        }
    }

    /** Runs the flow as far as it goes now; false when somebody else moved the operation meanwhile. */
    private boolean run(FlowRun.Subject subject, FlowRun.Mode mode) {
        Operation operation = subject.operation();
        Optional<Flow<?>> flow = flows.find(operation);
        if (flow.isEmpty()) {
            LOG.log(Level.DEBUG, "no such flow here, another conductor has it operation={0}", operation.id());
            database.change("leave operation", tx -> operations.lookAgainIn(tx, operation.id(), LINE_LOOK));
            return true;
        }
        FlowRun run = new FlowRun(writer, ownership, subject, mode);
        try {
            Flows.run(flow.get(), run, operation);
            if (!run.over()) {
                throw new Diverged("the flow returned without an end");
            }
            wakeLine(operation);
            return true;
        } catch (Unwind unwound) {
            return unwound(run, unwound);
        } catch (Diverged diverged) {
            park(run.current(), run.uncommittedEnd(), diverged);
            return true;
        } catch (RuntimeException failure) {
            tryLater(run, failure);
            return true;
        }
    }

    private boolean unwound(FlowRun run, Unwind unwound) {
        switch (unwound.why()) {
            case SUSPENDED -> {
                run.sent().ifPresent(step -> postman.send(run.current(), step));
                return true;
            }
            case HANDED_OVER -> {
                queue.submit(run.current());
                return true;
            }
            case CUT_IN -> {
                Optional<Loaded> loaded = loader.load(run.current().id());
                boolean over = loaded.isPresent()
                        && !taken(loaded.get().operation())
                        && cancel(
                                loaded.get(),
                                run.uncommittedEnd(),
                                whyCancelled(loaded.get().operation(), "The server is being deleted."));
                if (over) {
                    wakeLine(run.current());
                }
                return over;
            }
            case REPLACED -> {
                return false;
            }
            case UNREACHABLE, JOURNAL_ENDS -> throw new Diverged("unexpected " + unwound.why());
        }
        return false;
    }

    /** A host's word, or ours about a host, on a step that still is as {@code fits} says; ignored when it does not fit. */
    public void deliver(OperationId id, int sequence, Predicate<Step> fits, StepOutcome outcome) {
        for (int delivery = 0; delivery < MAX_DELIVERIES; delivery++) {
            Optional<Loaded> loaded = loader.load(id);
            Optional<Step> step = loaded.flatMap(found -> found.at(sequence))
                    .filter(Step::open)
                    .filter(fits);
            if (step.isEmpty() || loaded.get().operation().progress().state().finished()) {
                return;
            }
            if (delivered(loaded.get(), new StepEnd(step.get(), ended(step.get(), outcome)))) {
                return;
            }
        }
        throw new NovaException(
                ErrorCode.UNAVAILABLE, "operation " + id + " is being changed by others: report again later");
    }

    private boolean delivered(Loaded loaded, StepEnd end) {
        Operation operation = loaded.operation();
        return ScopedValue.where(RequestContext.CURRENT, Postman.contextOf(operation))
                .call(() -> {
                    if (cancelled(operation)) {
                        boolean over = cancel(loaded, Optional.of(end), whyCancelled(operation, "Cancelled."));
                        if (over) {
                            wakeLine(operation);
                        }
                        return over;
                    }
                    FlowRun.Subject subject = new FlowRun.Subject(operation, loaded.steps(), Optional.of(end));
                    return run(subject, FlowRun.Mode.INLINE);
                });
    }

    static Step ended(Step step, StepOutcome outcome) {
        String details = FlowRun.detailsOf(outcome);
        return step.ended(
                FlowRun.stateOf(outcome),
                JsonCodec.writeAs(StepOutcome.class, outcome),
                details.isEmpty() ? Optional.empty() : Optional.of(details));
    }

    /** Whoever is next in the server's line has waited for this end. */
    private void wakeLine(Operation ended) {
        loader.head(ended.subject()).ifPresent(queue::submit);
    }

    private void tryLater(FlowRun run, RuntimeException failure) {
        Operation operation = run.current();
        int tries = operation.progress().tries() + 1;
        if (tries > mostTries(failure)) {
            park(operation, run.uncommittedEnd(), failure);
            return;
        }
        LOG.log(
                Level.WARNING,
                "flow failed, is tried again operation=" + operation.id() + " server=" + operation.subject() + " tries="
                        + tries,
                failure);
        write(operation, run.uncommittedEnd(), Advance.again(tries, pauseAfter(tries), Optional.empty()), List.of());
    }

    private static int mostTries(RuntimeException failure) {
        boolean unreachable = failure instanceof NovaException nova
                && (nova.code() == ErrorCode.UNAVAILABLE || nova.code() == ErrorCode.TIMEOUT);
        return unreachable ? MAX_TRIES_UNREACHABLE : MAX_TRIES;
    }

    static Duration pauseAfter(int tries) {
        Duration pause = Duration.ofSeconds(1L << Math.min(tries - 1, 4));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void park(Operation operation, Optional<StepEnd> end, RuntimeException failure) {
        String reason = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        LOG.log(
                Level.ERROR,
                "operation parked, see nova-manage operation show and retry operation=" + operation.id() + " server="
                        + operation.subject(),
                failure);
        List<Change> changes = flows.find(operation)
                .map(flow -> Flows.givenUp(flow, operation, reason))
                .orElse(List.of());
        Optional<String> message = Optional.of(FlowRun.cut(Advance.PARKED + reason));
        if (write(operation, end, Advance.finished(OperationState.FAILED, message), changes)) {
            wakeLine(operation);
        }
    }

    private boolean write(Operation operation, Optional<StepEnd> end, Advance to, List<Change> changes) {
        try {
            writer.write(operation, new Commit("give up run", to, changes, List.of(), end, false));
            return true;
        } catch (Unwind replaced) {
            LOG.log(Level.DEBUG, "moved on by another operation={0}", operation.id());
            return false;
        }
    }
}
