package nova.conductor.server;

import java.util.List;
import java.util.Optional;
import nova.conductor.operation.Change;
import nova.conductor.operation.Flow;
import nova.conductor.operation.Send;
import nova.conductor.operation.Steps;
import nova.conductor.operation.Steps.Failure;
import nova.conductor.server.ServerFacts.Place;
import nova.model.host.HostName;
import nova.model.operation.OperationOrder;
import nova.model.operation.PublicEvent;
import nova.model.operation.StepOutcome.Cancelled;
import nova.model.operation.StepOutcome.Done;
import nova.model.operation.StepOutcome.Failed;
import nova.model.operation.StepOutcome.HostLost;
import nova.model.operation.StepOutcome.NotBegun;
import nova.model.operation.StepOutcome.Refused;
import nova.model.operation.Verb;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.model.server.ServerMove;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/**
 * The flow of every verb that is one order to the guest's host. A failure leaves the stable state as it was (as Nova
 * does), with a fault and a failed action; only a reboot says where the guest ended up.
 */
final class ChangeGuest<O extends OperationOrder> implements Flow<O> {
    private final GuestVerb<O> what;
    private final ServerFacts facts;

    ChangeGuest(GuestVerb<O> what, ServerFacts facts) {
        this.what = what;
        this.facts = facts;
    }

    @Override
    public Verb verb() {
        return what.verb();
    }

    @Override
    public Class<O> orderType() {
        return what.orderType();
    }

    @Override
    public void run(Steps steps, O order) {
        ServerId server = new ServerId(order.subject());
        Optional<HostName> host =
                steps.look("place", Place.class, () -> facts.placeOf(server)).host();
        if (host.isEmpty()) {
            steps.fail(stays(order, "The server is on no host.", Optional.empty())
                    .shownAs(PublicEvent.here(what.event())));
            return;
        }
        Send send = new Send(host.get(), what.step(), what.event(), List.copyOf(what.mine()), what.onBegin());
        switch (steps.order(send, () -> what.order().apply(order))) {
            case Done(var power) ->
                steps.finish(List.of(new Change.Move(
                        move(order).vm(what.end()).task(TaskState.NONE).power(power))));
            case Failed(var code, var reason, var power) -> steps.fail(stays(order, reason, Optional.of(power)));
            case Refused(var reason) -> steps.fail(stays(order, reason, Optional.empty()));
            case NotBegun(var reason) -> steps.fail(stays(order, reason, Optional.empty()));
            case HostLost(var reason) -> steps.fail(stays(order, reason, Optional.empty()));
            case Cancelled _ -> steps.fail(stays(order, "Cancelled.", Optional.empty()));
        }
    }

    private Failure stays(O order, String reason, Optional<PowerState> power) {
        ServerMove move = move(order).task(TaskState.NONE).fault(500, reason, "");
        if (power.isPresent()) {
            move = move.power(power.get());
            if (what.verb() == Verb.REBOOT_SERVER) {
                move = move.vm(power.get() == PowerState.RUNNING ? VmState.ACTIVE : VmState.ERROR);
            }
        }
        return Failure.of(reason, List.of(new Change.Move(move)));
    }

    private ServerMove move(O order) {
        return ServerMove.of(new ServerId(order.subject()), what.mine());
    }

    @Override
    public List<Change> givenUp(O order, String reason) {
        ServerMove move = move(order).vm(VmState.ERROR).task(TaskState.NONE).fault(500, reason, "");
        return List.of(new Change.MoveIfAllowed(move));
    }

    /** The old state again, and a failed action. */
    @Override
    public List<Change> hostSilent(O order, String reason) {
        return List.of(new Change.Move(move(order).task(TaskState.NONE)));
    }
}
