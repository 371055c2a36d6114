package nova.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.operation.OperationStore;
import nova.db.server.ServerStore;
import nova.db.usage.UsageStore;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;
import nova.model.image.ImageId;
import nova.model.network.NetworkId;
import nova.model.operation.BuildPlan;
import nova.model.operation.InterfaceWish;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.OperationSecrets;
import nova.model.operation.Verb;
import nova.model.quota.QuotaBounds;
import nova.model.quota.QuotaLimits;
import nova.model.quota.Usage;
import nova.model.schedule.PlacementWish;
import nova.model.schedule.ResourceClass;
import nova.model.server.PowerState;
import nova.model.server.ReservationId;
import nova.model.server.Server;
import nova.model.server.ServerAccess;
import nova.model.server.ServerAction;
import nova.model.server.ServerId;
import nova.model.server.ServerIdentity;
import nova.model.server.ServerPlace;
import nova.model.server.ServerShape;
import nova.model.server.ServerState;
import nova.model.server.ServerTimes;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import nova.rpc.contract.Conductor;
import nova.runtime.port.Platform;

/** What users do, accepted as the API accepts it: one transaction, then a wake-up that may be lost. */
final class Users {
    static final NetworkId NETWORK = new NetworkId("net-1");
    static final UserId USER = new UserId("user");

    private final Platform platform;
    private final Database database;
    private final Conductor conductor;
    private final ServerStore servers = new ServerStore();
    private final UsageStore usages = new UsageStore();
    private final OperationStore operations;

    Users(Platform platform, Database database, Conductor conductor, OperationStore operations) {
        this.platform = platform;
        this.database = database;
        this.conductor = conductor;
        this.operations = operations;
    }

    /** A boot: how many servers, how large, with a network or not, with a password or not. */
    record Wish(int count, int vcpus, boolean network, boolean secret) {}

    List<ServerId> boot(Wish wish) {
        ProjectId project = new ProjectId("project-" + platform.choose(3));
        ReservationId reservation = new ReservationId("r-" + platform.newId().substring(0, 8));
        List<ServerId> ids = new ArrayList<>();
        for (int i = 0; i < wish.count(); i++) {
            ids.add(new ServerId(platform.newId()));
        }
        BuildPlan plan = plan(wish, project);
        OperationId operation = new OperationId(platform.newId());
        boolean many = wish.count() > 1;
        OperationOrder order = many
                ? new OperationOrder.CreateServers(reservation, ids, plan)
                : new OperationOrder.BuildServer(ids.getFirst(), plan, List.of());
        Optional<OperationSecrets> secrets = wish.secret()
                ? Optional.of(new OperationSecrets(Optional.of("password"), Optional.empty(), List.of()))
                : Optional.empty();
        NewOperation accepted = new NewOperation(
                operation,
                many ? Verb.CREATE_SERVERS : Verb.BUILD_SERVER,
                order,
                "create",
                !many,
                by(project),
                secrets);
        database.change("accept boot", tx -> {
            for (int i = 0; i < ids.size(); i++) {
                servers.insert(tx, server(ids.get(i), i, reservation, plan, tx.now()));
            }
            operations.accept(tx, accepted);
            usages.take(
                    tx,
                    project,
                    USER,
                    new Usage(ids.size(), (long) ids.size() * wish.vcpus(), 512L * ids.size()),
                    new QuotaBounds(new QuotaLimits(Map.of()), Optional.empty()));
        });
        conductor.wake(new Conductor.WakeOperation(operation));
        return ids;
    }

    /** Accepted or refused; a refusal is an answer like any other. */
    boolean act(ServerId server, ServerAction action) {
        OperationId operation = new OperationId(platform.newId());
        boolean hard = action == ServerAction.REBOOT_HARD;
        boolean reboot = hard || action == ServerAction.REBOOT_SOFT;
        OperationOrder order =
                reboot ? new OperationOrder.RebootServer(server, hard) : new OperationOrder.OneServer(server);
        NewOperation accepted =
                NewOperation.visible(operation, verbOf(action), order, action.action(), by(new ProjectId("project")));
        boolean admitted = database.write("accept action", tx -> {
            if (!servers.admit(tx, server, action)) {
                return false;
            }
            operations.accept(tx, accepted);
            return true;
        });
        if (admitted) {
            conductor.wake(new Conductor.WakeOperation(operation));
        }
        return admitted;
    }

    Optional<ServerState> stateOf(ServerId server) {
        return database.read("state", tx -> servers.state(tx, server));
    }

    /** Something the server's state allows now, if there is anything. */
    void actSomehow(ServerId server) {
        Optional<ServerState> state = stateOf(server);
        List<ServerAction> allowed = Arrays.stream(ServerAction.values())
                .filter(action -> action != ServerAction.DELETE)
                .filter(action -> state.isPresent()
                        && action.allowedFrom(state.get().vmState(), state.get().taskState()))
                .toList();
        if (!allowed.isEmpty()) {
            act(server, allowed.get(platform.choose(allowed.size())));
        }
    }

    static Verb verbOf(ServerAction action) {
        return switch (action) {
            case DELETE -> Verb.DELETE_SERVER;
            case STOP -> Verb.STOP_SERVER;
            case START -> Verb.START_SERVER;
            case REBOOT_SOFT, REBOOT_HARD -> Verb.REBOOT_SERVER;
            case PAUSE -> Verb.PAUSE_SERVER;
            case UNPAUSE -> Verb.UNPAUSE_SERVER;
            case SUSPEND -> Verb.SUSPEND_SERVER;
            case RESUME -> Verb.RESUME_SERVER;
        };
    }

    private NewOperation.By by(ProjectId project) {
        return new NewOperation.By(new RequestId("req-" + platform.newId()), project, USER);
    }

    private static BuildPlan plan(Wish wish, ProjectId project) {
        Map<String, Long> resources = Map.of(
                ResourceClass.VCPU, (long) wish.vcpus(), ResourceClass.MEMORY_MB, 512L, ResourceClass.DISK_GB, 1L);
        PlacementWish placement = new PlacementWish(
                project,
                flavor(wish.vcpus()),
                resources,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                PlacementWish.HostWish.ANY);
        List<InterfaceWish> interfaces = wish.network()
                ? List.of(new InterfaceWish.NewPort(NETWORK, Optional.empty(), Optional.empty()))
                : List.of();
        return new BuildPlan(placement, interfaces, List.of(), 3);
    }

    private static Flavor flavor(int vcpus) {
        return new Flavor(
                new FlavorId("f" + vcpus),
                "flavor-" + vcpus,
                Optional.empty(),
                new FlavorSize(vcpus, 512, 1, 0, 0, 1.0),
                true,
                false,
                Map.of());
    }

    private static Server server(
            ServerId id, int index, ReservationId reservation, BuildPlan plan, java.time.Instant now) {
        return new Server(
                new ServerIdentity(
                        id, plan.wish().project(), USER, "server", Optional.empty(), "server", reservation, index),
                new ServerState(
                        VmState.BUILDING,
                        TaskState.SCHEDULING,
                        PowerState.NOSTATE,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        false),
                new ServerPlace(Optional.empty(), Optional.empty(), Optional.empty()),
                new ServerShape(plan.wish().flavor(), Optional.of(new ImageId("image")), Map.of(), "/dev/vda", false),
                new ServerAccess(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                new ServerTimes(now, now, Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty());
    }
}
