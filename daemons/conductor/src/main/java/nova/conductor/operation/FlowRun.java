package nova.conductor.operation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nova.conductor.operation.JournalWriter.Commit;
import nova.conductor.operation.JournalWriter.StepEnd;
import nova.db.operation.Advance;
import nova.model.operation.GuestOrder;
import nova.model.operation.NewOperation;
import nova.model.operation.Operation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationState;
import nova.model.operation.ProcessId;
import nova.model.operation.Step;
import nova.model.operation.StepOutcome;
import nova.model.operation.StepState;
import nova.model.operation.Verb;
import nova.runtime.json.JsonCodec;

/**
 * One run of a flow over its journal. What happens between two commits is kept here and written together: results of
 * bodies, the end of the step that was reported, changes to show. Ownership is taken with the first commit, and is
 * committed before any body runs.
 */
final class FlowRun implements Steps {
    /** An owned operation is only looked at again when its owner dies; this is the last resort. */
    static final Duration OWNED_LOOK = Duration.ofMinutes(30);

    /** A host's report is awaited; everything that can go wrong with it has a watch of its own. */
    static final Duration WAITING_LOOK = Duration.ofSeconds(60);

    /** How far a run may go. */
    enum Mode {
        /** On a worker: bodies run here. */
        QUEUED,
        /** Within the handling of a report: bodies are left to a worker, so that the host has its answer. */
        INLINE,
        /** Nothing new happens: collects the undos of what was journaled. */
        COLLECT
    }

    /** An undo found in the journal. */
    record Undo(String name, int sequence, Runnable body) {}

    private final JournalWriter writer;
    private final Ownership ownership;
    private final Journal journal;
    private final Mode mode;
    private final Deque<Undo> undos = new ArrayDeque<>();
    private final List<Change> shown = new ArrayList<>();
    private final List<Step> inserts = new ArrayList<>();
    private Optional<StepEnd> end;
    private Operation operation;
    private boolean owned;
    private boolean over;
    private Optional<Step> sent = Optional.empty();

    FlowRun(JournalWriter writer, Ownership ownership, Subject subject, Mode mode) {
        this.writer = writer;
        this.ownership = ownership;
        this.operation = subject.operation();
        this.journal = new Journal(subject.steps());
        this.end = subject.end();
        this.mode = mode;
        this.owned = mode != Mode.COLLECT && operation.progress().owner().equals(Optional.of(ownership.current()));
        end.ifPresent(ended -> journal.replace(ended.ended()));
    }

    /** What is run: the operation and its journal as read, and a step that just ended but is not yet journaled so. */
    record Subject(Operation operation, List<Step> steps, Optional<StepEnd> end) {
        Subject {
            steps = List.copyOf(steps);
        }
    }

    /** The operation as of the last commit. */
    Operation current() {
        return operation;
    }

    @Override
    public OperationId operation() {
        return operation.id();
    }

    @Override
    public NewOperation.By by() {
        return operation.by();
    }

    /** A step's end that no commit has carried yet. */
    Optional<StepEnd> uncommittedEnd() {
        return end;
    }

    /** The order this run journaled and that must now be sent. */
    Optional<Step> sent() {
        return sent;
    }

    boolean over() {
        return over;
    }

    /** Newest first. */
    Deque<Undo> undos() {
        return undos;
    }

    @Override
    public <T> T once(String name, Class<T> type, Supplier<T> body) {
        Optional<Step> journaled = replayed(name);
        if (journaled.isPresent()) {
            return resultOf(type, journaled.get());
        }
        own();
        if (!ownership.fresh()) {
            throw new Unwind(Unwind.Why.REPLACED);
        }
        T result = body.get();
        keep(name, StepState.DONE, JsonCodec.writeAs(type, result));
        return result;
    }

    @Override
    public <T> T once(String name, Class<T> type, Supplier<T> body, Consumer<T> undo) {
        int sequence = journal.passed();
        T result = once(name, type, body);
        if (mode == Mode.COLLECT) {
            undos.push(new Undo(name, sequence, () -> undo.accept(result)));
        }
        return result;
    }

    @Override
    public <T> T look(String name, Class<T> type, Supplier<T> body) {
        Optional<Step> journaled = replayed(name);
        if (journaled.isPresent()) {
            return resultOf(type, journaled.get());
        }
        T result = body.get();
        keep(name, StepState.DONE, JsonCodec.writeAs(type, result));
        return result;
    }

    @Override
    public void show(List<Change> changes) {
        shown.addAll(changes);
    }

    @Override
    public StepOutcome order(Send send, Supplier<GuestOrder> order) {
        Optional<Step> journaled = replayed(send.name());
        if (journaled.isPresent()) {
            if (journaled.get().open()) {
                throw new Unwind(Unwind.Why.SUSPENDED);
            }
            return resultOf(StepOutcome.class, journaled.get());
        }
        Step step = toSend(send, order.get());
        try {
            inserts.add(step);
            commit("send order", Advance.waiting(WAITING_LOOK, Optional.empty()));
        } catch (Unwind unwound) {
            if (unwound.why() != Unwind.Why.UNREACHABLE) {
                throw unwound;
            }
            inserts.removeLast();
            StepOutcome silent =
                    new StepOutcome.NotBegun("Host " + send.host() + " does not answer; the order was not sent to it.");
            Step fenced = step.ended(
                    StepState.FENCED, JsonCodec.writeAs(StepOutcome.class, silent), Optional.of(detailsOf(silent)));
            journal.add(fenced);
            inserts.add(fenced);
            return silent;
        }
        journal.add(step);
        sent = Optional.of(step);
        throw new Unwind(Unwind.Why.SUSPENDED);
    }

    private Step toSend(Send send, GuestOrder order) {
        Send.Request request = new Send.Request(order, send.from(), send.onBegin());
        return new Step(
                journal.nextSequence(),
                send.name(),
                journal.nextOccurrence(send.name()),
                Optional.of(send.event()),
                Optional.of(send.host()),
                1,
                StepState.SENT,
                Optional.empty(),
                0,
                Optional.of(JsonCodec.write(request)),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public void record(String name, List<Change> changes) {
        if (replayed(name).isPresent()) {
            return;
        }
        shown.addAll(changes);
        keep(name, StepState.DONE, "null");
        Optional<ProcessId> me = Optional.of(ownership.current());
        commit("record step", new Advance(OperationState.READY, me, Optional.of(OWNED_LOOK), 0, Optional.empty()));
        owned = true;
    }

    @Override
    public void finish(List<Change> changes) {
        atEnd(changes);
        commit("finish operation", Advance.finished(OperationState.DONE, Optional.empty()));
    }

    @Override
    public void fail(Failure failure) {
        atEnd(failure.changes());
        failure.event().ifPresent(event -> {
            Step step = Step.ended(journal.nextEngineSequence(), "failed", 0, StepState.FAILED, "null")
                    .shownAs(event.seenFrom(ownership.host()))
                    .ended(StepState.FAILED, JsonCodec.write(failure.message()), Optional.of(failure.message()));
            journal.add(step);
            inserts.add(step);
        });
        commit("fail operation", Advance.finished(OperationState.FAILED, Optional.of(cut(failure.message()))));
    }

    private void atEnd(List<Change> changes) {
        if (over) {
            throw new Diverged("the flow ends twice");
        }
        journal.ends();
        if (mode == Mode.COLLECT) {
            throw new Unwind(Unwind.Why.JOURNAL_ENDS);
        }
        shown.addAll(changes);
        over = true;
    }

    /** A step that was journaled; what was shown before it is in the rows already. */
    private Optional<Step> replayed(String name) {
        if (over) {
            throw new Diverged("the flow goes on to " + name + " after its end");
        }
        Optional<Step> step = journal.replay(name);
        if (step.isPresent()) {
            shown.clear();
        } else if (mode == Mode.COLLECT) {
            throw new Unwind(Unwind.Why.JOURNAL_ENDS);
        }
        return step;
    }

    private void keep(String name, StepState state, String result) {
        Step step = Step.ended(journal.nextSequence(), name, journal.nextOccurrence(name), state, result);
        journal.add(step);
        inserts.add(step);
    }

    /** Before a body: the operation is ours, and everything before is in the journal. */
    private void own() {
        if (!owned || end.isPresent() || !inserts.isEmpty() || !shown.isEmpty()) {
            int tries = end.isPresent() || !inserts.isEmpty()
                    ? 0
                    : operation.progress().tries();
            Optional<ProcessId> me = Optional.of(ownership.current());
            commit(
                    "own operation",
                    new Advance(OperationState.READY, me, Optional.of(OWNED_LOOK), tries, Optional.empty()));
            owned = true;
        }
        if (mode == Mode.INLINE) {
            throw new Unwind(Unwind.Why.HANDED_OVER);
        }
    }

    private void commit(String what, Advance to) {
        boolean heedCancel = operation.work().verb() != Verb.DELETE_SERVER;
        operation = writer.write(operation, new Commit(what, to, shown, inserts, end, heedCancel));
        shown.clear();
        inserts.clear();
        end = Optional.empty();
    }

    private static <T> T resultOf(Class<T> type, Step step) {
        return JsonCodec.read(type, step.result().orElseThrow(() -> new Diverged("no result of " + step.name())));
    }

    /** What an administrator reads in the event's details; empty for success. */
    static String detailsOf(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Done _ -> "";
            case StepOutcome.Refused(var reason) -> reason;
            case StepOutcome.Failed(var code, var reason, var power) -> reason;
            case StepOutcome.Cancelled _ -> "Cancelled.";
            case StepOutcome.NotBegun(var reason) -> reason;
            case StepOutcome.HostLost(var reason) -> reason;
        };
    }

    static StepState stateOf(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Done _ -> StepState.DONE;
            case StepOutcome.Refused _, StepOutcome.Failed _, StepOutcome.Cancelled _ -> StepState.FAILED;
            case StepOutcome.NotBegun _, StepOutcome.HostLost _ -> StepState.FENCED;
        };
    }

    static String cut(String message) {
        return message.length() <= 1000 ? message : message.substring(0, 1000);
    }
}
