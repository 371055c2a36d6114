package nova.conductor.host;

import java.util.Optional;
import java.util.TreeSet;
import nova.conductor.operation.OperationEngine;
import nova.conductor.operation.Send;
import nova.db.Database;
import nova.db.Tx;
import nova.db.operation.HostLifeStore;
import nova.db.operation.OperationStore;
import nova.db.operation.ServerMoveStore;
import nova.db.operation.StepStore;
import nova.model.error.ErrorCode;
import nova.model.operation.Step;
import nova.model.operation.StepOutcome;
import nova.model.operation.StepRef;
import nova.model.operation.StepState;
import nova.model.server.PowerState;
import nova.model.server.ServerMove;
import nova.rpc.contract.HostReports.BeginAnswer;
import nova.rpc.contract.HostReports.BeginStep;
import nova.runtime.json.JsonCodec;

/**
 * May a host begin what it was sent? Guarded by the step's attempt and the host's incarnation, so that late, doubled and
 * overtaken orders are dropped. A step that three incarnations began and none ended is failed.
 */
final class Begins {
    static final int MAX_LOST_INCARNATIONS = 3;

    private static final BeginAnswer NOT_WANTED = new BeginAnswer(false, false);

    private final Database database;
    private final StepStore steps;
    private final ServerMoveStore servers;
    private final OperationEngine engine;

    Begins(Database database, Stores stores, OperationEngine engine) {
        this.database = database;
        this.steps = stores.steps();
        this.servers = stores.servers();
        this.engine = engine;
    }

    /** Where begins are looked up and noted. */
    record Stores(HostLifeStore hosts, StepStore steps, OperationStore operations, ServerMoveStore servers) {}

    /** What the transaction decided; {@code worn} names a step too many incarnations were lost on. */
    private record Decision(BeginAnswer answer, Optional<Step> worn) {
        static Decision of(BeginAnswer answer) {
            return new Decision(answer, Optional.empty());
        }
    }

    BeginAnswer begin(BeginStep question) {
        Decision decision = database.write("begin step", tx -> decide(tx, question));
        decision.worn()
                .ifPresent(step -> engine.deliver(
                        question.step().operation(),
                        step.sequence(),
                        now -> now.attempt() == step.attempt()
                                && now.incarnation().equals(step.incarnation()),
                        new StepOutcome.Failed(
                                ErrorCode.INTERNAL,
                                "The compute service of host "
                                        + question.speaker().host() + " ended while it worked on this, "
                                        + MAX_LOST_INCARNATIONS + " times.",
                                PowerState.NOSTATE)));
        return decision.answer();
    }

    private Decision decide(Tx tx, BeginStep question) {
        StepRef ref = question.step();
        long incarnation = question.speaker().incarnation();
        Optional<StepStore.Asked> found = steps.asked(tx, ref)
                .filter(asked -> asked.incarnation() == incarnation)
                .filter(asked -> asked.step()
                        .host()
                        .equals(Optional.of(question.speaker().host())));
        if (found.isEmpty()) {
            return Decision.of(NOT_WANTED);
        }
        Step step = found.get().step();
        return switch (step.state()) {
            case SENT -> Decision.of(found.get().wanted() ? first(tx, step, ref, incarnation) : NOT_WANTED);
            case RUNNING -> again(tx, step, ref, incarnation);
            case DONE, FAILED, FENCED -> Decision.of(NOT_WANTED);
        };
    }

    private BeginAnswer first(Tx tx, Step step, StepRef ref, long incarnation) {
        if (!moved(tx, ref, step)) {
            return NOT_WANTED;
        }
        boolean begun = steps.begin(tx, ref, StepState.SENT, incarnation, step.lostIncarnations());
        return begun ? new BeginAnswer(true, false) : NOT_WANTED;
    }

    /** The task state shows that the host has begun. */
    private boolean moved(Tx tx, StepRef ref, Step step) {
        Send.Request request = JsonCodec.read(Send.Request.class, step.request().orElseThrow());
        if (request.onBegin().isEmpty()) {
            return true;
        }
        ServerMove move = ServerMove.of(ref.server(), new TreeSet<>(request.from()))
                .task(request.onBegin().get());
        return servers.move(tx, move);
    }

    private Decision again(Tx tx, Step step, StepRef ref, long incarnation) {
        long begunBy = step.incarnation().orElse(0L);
        if (begunBy == incarnation) {
            return Decision.of(new BeginAnswer(true, step.lostIncarnations() > 0));
        }
        int lost = step.lostIncarnations() + 1;
        if (lost >= MAX_LOST_INCARNATIONS) {
            return new Decision(NOT_WANTED, Optional.of(step));
        }
        boolean begun = steps.begin(tx, ref, StepState.RUNNING, incarnation, lost);
        return Decision.of(begun ? new BeginAnswer(true, true) : NOT_WANTED);
    }
}
