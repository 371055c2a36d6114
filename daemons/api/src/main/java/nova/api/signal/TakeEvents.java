package nova.api.signal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nova.api.ApiContext;
import nova.db.Tx;
import nova.db.signal.ExternalEventStore;
import nova.db.signal.ExternalEventStore.Addressee;
import nova.model.context.RequestContext;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.PublicEvent;
import nova.model.operation.Verb;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import nova.model.signal.ExternalEvent;
import nova.rpc.contract.Conductor.ServersSignalled;

/**
 * Takes what other services tell: judges each event alone, records the accepted ones, and tells a conductor. Everything
 * of one request is one transaction.
 */
final class TakeEvents {
    static final int ACCEPTED = 200;
    private static final int TAG_MISSING = 400;
    private static final int NO_SUCH_SERVER = 404;
    private static final int ON_NO_HOST = 422;

    private static final String VOLUME_EXTENDED = "volume-extended";
    private static final String POWER_UPDATE = "power-update";
    private static final Set<String> TAG_REQUIRED = Set.of(VOLUME_EXTENDED, POWER_UPDATE, "accelerator-request-bound");

    private final ApiContext context;
    private final ExternalEventStore events = new ExternalEventStore();

    TakeEvents(ApiContext context) {
        this.context = requireNonNull(context, "context");
    }

    /** What became of each, as the code Nova answers for it. */
    List<Integer> take(List<ExternalEventBody> told) {
        Set<String> servers = new TreeSet<>();
        told.forEach(event -> servers.add(event.server()));
        Taken taken = context.database().write("record external events", tx -> record(tx, told, servers));
        Set<ServerId> changed = new TreeSet<>();
        taken.recorded().stream()
                .filter(ExternalEvent::changesInterfaces)
                .forEach(event -> changed.add(event.server()));
        if (!changed.isEmpty()) {
            context.peers().conductor().signalled(new ServersSignalled(List.copyOf(changed)));
        }
        return taken.codes();
    }

    /** Nova accepts what it is told of deleted servers, and does nothing: that is not recorded. */
    private record Taken(List<Integer> codes, List<ExternalEvent> recorded) {}

    private Taken record(Tx tx, List<ExternalEventBody> told, Set<String> servers) {
        Map<String, Addressee> addressees = events.addressees(tx, servers);
        List<Integer> codes = new ArrayList<>();
        List<ExternalEvent> accepted = new ArrayList<>();
        for (ExternalEventBody event : told) {
            Optional<Addressee> addressee = Optional.ofNullable(addressees.get(event.server()));
            int code = code(event, addressee);
            codes.add(code);
            if (code == ACCEPTED && !addressee.orElseThrow().deleted()) {
                accepted.add(event(event));
                recordAction(tx, event, addressee.orElseThrow());
            }
        }
        events.append(tx, accepted);
        return new Taken(codes, accepted);
    }

    private static int code(ExternalEventBody event, Optional<Addressee> addressee) {
        if (addressee.isEmpty()) {
            return NO_SUCH_SERVER;
        }
        if (TAG_REQUIRED.contains(event.name()) && event.tag().isEmpty()) {
            return TAG_MISSING;
        }
        return addressee.get().host().isEmpty() ? ON_NO_HOST : ACCEPTED;
    }

    /** Two kinds of events are actions of the server. */
    private void recordAction(Tx tx, ExternalEventBody event, Addressee addressee) {
        switch (event.name()) {
            case POWER_UPDATE ->
                PowerUpdate.of(event.tag().orElse("")).ifPresent(update -> record(tx, event, addressee, update));
            case VOLUME_EXTENDED -> record(tx, event, addressee);
            default -> {}
        }
    }

    /** No driver of ours has volumes attached behind our back: as in Nova, an extended volume we do not use is none of ours. */
    private void record(Tx tx, ExternalEventBody event, Addressee addressee) {
        PublicEvent extend = PublicEvent.at(addressee.host().orElseThrow(), "compute_extend_volume");
        context.stores().operations().recordDone(tx, operation(event, Verb.EXTEND_VOLUME, "extend_volume"), extend);
    }

    /**
     * Told by the bare metal service when somebody used the power button. Nova hands it to the driver, and each driver
     * but Ironic's refuses: that is a failed action where the server could have followed, and nothing where it could not.
     */
    private void record(Tx tx, ExternalEventBody event, Addressee addressee, PowerUpdate update) {
        PublicEvent seen = PublicEvent.at(addressee.host().orElseThrow(), "compute_power_update");
        NewOperation operation = operation(event, update.verb, update.action);
        if (update.fits(addressee)) {
            context.stores().operations().recordFailed(tx, operation, seen, "NotImplementedError");
        } else {
            context.stores().operations().recordDone(tx, operation, seen);
        }
    }

    private enum PowerUpdate {
        POWER_ON(Verb.START_SERVER, "start", VmState.STOPPED, PowerState.SHUTDOWN),
        POWER_OFF(Verb.STOP_SERVER, "stop", VmState.ACTIVE, PowerState.RUNNING);

        private final Verb verb;
        private final String action;
        private final VmState from;
        private final PowerState power;

        PowerUpdate(Verb verb, String action, VmState from, PowerState power) {
            this.verb = verb;
            this.action = action;
            this.from = from;
            this.power = power;
        }

        /** Any other tag is left alone, as Nova leaves it. */
        static Optional<PowerUpdate> of(String tag) {
            return List.of(values()).stream()
                    .filter(one -> one.name().equals(tag))
                    .findFirst();
        }

        boolean fits(Addressee server) {
            return server.task() == TaskState.NONE && server.vm() == from && server.power() == power;
        }
    }

    private NewOperation operation(ExternalEventBody event, Verb verb, String action) {
        RequestContext who = RequestContext.CURRENT.get();
        return NewOperation.visible(
                new OperationId(context.platform().newId()),
                verb,
                new OperationOrder.OneServer(new ServerId(event.server())),
                action,
                new NewOperation.By(who.request(), who.project(), who.user()));
    }

    private static ExternalEvent event(ExternalEventBody event) {
        return new ExternalEvent(
                new ServerId(event.server()),
                event.name(),
                event.tag(),
                event.status(),
                RequestContext.CURRENT.get().request());
    }
}
