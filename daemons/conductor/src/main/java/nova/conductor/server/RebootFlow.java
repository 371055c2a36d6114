package nova.conductor.server;

import java.util.List;
import java.util.function.Function;
import nova.conductor.operation.Change;
import nova.conductor.operation.Flow;
import nova.conductor.operation.Steps;
import nova.model.operation.GuestOrder;
import nova.model.operation.OperationOrder.RebootServer;
import nova.model.operation.Verb;

/** Soft or hard, as the order says. */
final class RebootFlow implements Flow<RebootServer> {
    private final ChangeGuest<RebootServer> soft;
    private final ChangeGuest<RebootServer> hard;

    RebootFlow(ServerFacts facts, Function<RebootServer, GuestOrder> order) {
        this.soft = new ChangeGuest<>(GuestVerbs.rebootVerb(false, order), facts);
        this.hard = new ChangeGuest<>(GuestVerbs.rebootVerb(true, order), facts);
    }

    @Override
    public Verb verb() {
        return Verb.REBOOT_SERVER;
    }

    @Override
    public Class<RebootServer> orderType() {
        return RebootServer.class;
    }

    @Override
    public void run(Steps steps, RebootServer order) {
        of(order).run(steps, order);
    }

    @Override
    public List<Change> givenUp(RebootServer order, String reason) {
        return of(order).givenUp(order, reason);
    }

    @Override
    public List<Change> hostSilent(RebootServer order, String reason) {
        return of(order).hostSilent(order, reason);
    }

    private ChangeGuest<RebootServer> of(RebootServer order) {
        return order.hard() ? hard : soft;
    }
}
