package nova.conductor.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nova.conductor.operation.Change;
import nova.conductor.operation.Flow;
import nova.conductor.operation.Send;
import nova.conductor.operation.Steps;
import nova.conductor.operation.Steps.Failure;
import nova.conductor.server.ServerPorts.Wiring;
import nova.model.network.Vif;
import nova.model.operation.GuestOrder;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.PublicEvent;
import nova.model.operation.StepOutcome;
import nova.model.operation.StepOutcome.Cancelled;
import nova.model.operation.StepOutcome.Done;
import nova.model.operation.StepOutcome.Failed;
import nova.model.operation.StepOutcome.HostLost;
import nova.model.operation.StepOutcome.NotBegun;
import nova.model.operation.StepOutcome.Refused;
import nova.model.operation.Verb;
import nova.model.schedule.Explanation;
import nova.model.schedule.HostChoice;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.model.server.ServerMove;
import nova.model.server.ServerPlace;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import nova.rpc.contract.Scheduler;
import nova.rpc.contract.Scheduler.ClaimHost;
import nova.rpc.contract.Scheduler.SelectHosts;
import nova.rpc.contract.Scheduler.SelectionAnswer;

/**
 * Boots one server: a claimed host, its ports, the order to build; the next host when one refuses before it made
 * anything. A host that began and failed, or was lost, is never followed by another: what it has may still run.
 */
public final class BuildServer implements Flow<OperationOrder.BuildServer> {
    private static final String EVENT = "compute__do_build_and_run_instance";
    private static final String NO_HOST_EVENT = "conductor_schedule_and_build_instances";
    static final String NO_VALID_HOST = "No valid host was found.";

    private final Scheduler scheduler;
    private final ServerPorts ports;
    private final GuestSpecs guests;

    public BuildServer(Scheduler scheduler, ServerPorts ports, GuestSpecs guests) {
        this.scheduler = scheduler;
        this.ports = ports;
        this.guests = guests;
    }

    @Override
    public Verb verb() {
        return Verb.BUILD_SERVER;
    }

    @Override
    public Class<OperationOrder.BuildServer> orderType() {
        return OperationOrder.BuildServer.class;
    }

    @Override
    public void run(Steps steps, OperationOrder.BuildServer order) {
        ServerId server = order.server();
        List<HostChoice> choices = order.selected();
        if (choices.isEmpty()) {
            // Twice is harmless: the claim is keyed by server and operation.
            SelectionAnswer answer =
                    steps.once("select_destinations", SelectionAnswer.class, () -> select(steps.operation(), order));
            if (answer.selections().isEmpty()) {
                steps.fail(noValidHost(server, answer.explanation()));
                return;
            }
            choices = answer.selections().getFirst().hosts();
        }
        String lastRefusal = "";
        int attempts = 0;
        for (HostChoice host : choices) {
            if (attempts == order.plan().maxAttempts()) {
                break;
            }
            if (attempts > 0 && !claimed(steps, order, host)) {
                continue;
            }
            attempts++;
            Optional<StepOutcome> outcome = build(steps, order, host);
            if (outcome.isEmpty()) {
                return;
            }
            switch (outcome.get()) {
                case Done(var power) -> {
                    steps.finish(becomesActive(server, host, power));
                    return;
                }
                case Refused(var reason) -> {
                    lastRefusal = reason;
                    steps.record("leave_host", leavesHost(order, host, true));
                }
                case NotBegun(var reason) -> {
                    lastRefusal = reason;
                    steps.record("leave_host", leavesHost(order, host, false));
                }
                case Failed(var code, var reason, var power) -> {
                    steps.fail(becomesError(server, reason, power));
                    return;
                }
                case HostLost(var reason) -> {
                    steps.fail(becomesError(server, reason, PowerState.NOSTATE));
                    return;
                }
                case Cancelled _ -> {
                    steps.fail(becomesError(server, "The build was cancelled.", PowerState.NOSTATE));
                    return;
                }
            }
        }
        steps.fail(outOfHosts(order, attempts, lastRefusal));
    }

    private SelectionAnswer select(OperationId operation, OperationOrder.BuildServer order) {
        int alternates = order.plan().maxAttempts() - 1;
        return scheduler.select(
                new SelectHosts(operation, List.of(order.server()), order.plan().wish(), alternates, false));
    }

    /** Twice is harmless: the claim is keyed by server, operation and host. */
    private boolean claimed(Steps steps, OperationOrder.BuildServer order, HostChoice host) {
        return steps.once(
                "claim",
                Boolean.class,
                () -> scheduler
                        .claim(new ClaimHost(
                                steps.operation(), order.server(), order.plan().wish(), host))
                        .claimed());
    }

    /** Wires and orders. Empty: no host could have this wiring, which is the end, and seen as the host's own failure. */
    private Optional<StepOutcome> build(Steps steps, OperationOrder.BuildServer order, HostChoice host) {
        ServerId server = order.server();
        Wiring wiring = Wiring.NONE;
        if (!order.plan().interfaces().isEmpty()) {
            steps.show(List.of(new Change.Move(move(server).task(TaskState.NETWORKING))));
            // Twice is harmless: ports are found again by server and slot.
            wiring = steps.once("wire", Wiring.class, () -> ports.connect(server, order.plan(), host.host()));
            if (wiring.failure().isPresent()) {
                steps.fail(becomesError(server, wiring.failure().get(), PowerState.NOSTATE)
                        .shownAs(PublicEvent.at(host.host(), EVENT)));
                return Optional.empty();
            }
        }
        List<Vif> vifs = wiring.vifs();
        ServerPlace place =
                new ServerPlace(Optional.of(host.host()), Optional.of(host.node()), Optional.of(host.zone()));
        steps.show(List.of(new Change.Move(move(server).place(place).vifs(vifs).task(TaskState.BLOCK_DEVICE_MAPPING))));
        Send send = new Send(
                host.host(),
                "build",
                EVENT,
                List.of(TaskState.SCHEDULING, TaskState.NETWORKING, TaskState.BLOCK_DEVICE_MAPPING),
                Optional.of(TaskState.SPAWNING));
        return Optional.of(steps.order(send, () -> new GuestOrder.Build(guests.toBuild(server, vifs))));
    }

    private static List<Change> becomesActive(ServerId server, HostChoice host, PowerState power) {
        return List.of(
                new Change.Move(move(server)
                        .vm(VmState.ACTIVE)
                        .task(TaskState.NONE)
                        .power(power)
                        .launchedNow()),
                new Change.ReleaseClaims(server),
                new Change.CountBuild(host.host(), true));
    }

    private static List<Change> leavesHost(OperationOrder.BuildServer order, HostChoice host, boolean refused) {
        ServerPlace nowhere = new ServerPlace(
                Optional.empty(), Optional.empty(), order.plan().wish().availabilityZone());
        Change leave = new Change.Move(move(order.server()).place(nowhere).task(TaskState.SCHEDULING));
        Change release = new Change.ReleaseClaims(order.server());
        return refused ? List.of(leave, release, new Change.CountBuild(host.host(), false)) : List.of(leave, release);
    }

    private static Failure becomesError(ServerId server, String reason, PowerState power) {
        return Failure.of(
                reason,
                List.of(
                        new Change.Move(move(server)
                                .vm(VmState.ERROR)
                                .task(TaskState.NONE)
                                .power(power)
                                .fault(500, reason, "")),
                        new Change.ReleaseClaims(server)));
    }

    private static Failure noValidHost(ServerId server, Explanation explanation) {
        String message = noValidHost(explanation);
        return Failure.of(message, errorWithExplanation(server, message, explanation))
                .shownAs(PublicEvent.here(NO_HOST_EVENT));
    }

    private static List<Change> errorWithExplanation(ServerId server, String message, Explanation explanation) {
        return List.of(
                new Change.Move(
                        move(server).vm(VmState.ERROR).task(TaskState.NONE).fault(500, message, "")),
                new Change.ReleaseClaims(server),
                new Change.Explain(server, message, explanation));
    }

    /** Tenants read this: sums, never host names. */
    static String noValidHost(Explanation explanation) {
        if (explanation.considered() == 0) {
            return NO_VALID_HOST + " There are no hosts to choose from.";
        }
        Map<String, Integer> checks = new TreeMap<>();
        explanation.rejections().forEach(rejection -> checks.merge(rejection.check(), 1, Integer::sum));
        String sums = checks.entrySet().stream()
                .map(check -> check.getKey() + ": " + check.getValue())
                .collect(Collectors.joining(", "));
        return NO_VALID_HOST + " Of " + explanation.considered() + " hosts none fits"
                + (sums.isEmpty() ? "." : " (rejected by " + sums + ").");
    }

    private static Failure outOfHosts(OperationOrder.BuildServer order, int attempts, String lastRefusal) {
        String message = NO_VALID_HOST + " " + attempts + (attempts == 1 ? " host was" : " hosts were")
                + " tried. The last one said: " + lastRefusal;
        return Failure.of(
                message,
                List.of(
                        new Change.Move(move(order.server())
                                .vm(VmState.ERROR)
                                .task(TaskState.NONE)
                                .fault(500, message, "")),
                        new Change.ReleaseClaims(order.server())));
    }

    @Override
    public List<Change> givenUp(OperationOrder.BuildServer order, String reason) {
        return givenUp(order.server(), reason);
    }

    /** In ERROR if it may still be moved; what is claimed where it is not is freed. */
    static List<Change> givenUp(ServerId server, String reason) {
        return List.of(
                new Change.MoveIfAllowed(
                        move(server).vm(VmState.ERROR).task(TaskState.NONE).fault(500, reason, "")),
                new Change.ReleaseClaims(server));
    }

    @Override
    public List<Change> hostSilent(OperationOrder.BuildServer order, String reason) {
        return List.of(new Change.Move(
                move(order.server()).vm(VmState.ERROR).task(TaskState.NONE).fault(500, reason, "")));
    }

    private static ServerMove move(ServerId server) {
        return ServerMove.of(server, ServerMove.anyButDeleting());
    }
}
