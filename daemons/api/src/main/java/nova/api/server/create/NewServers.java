package nova.api.server.create;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.api.ServerConfig;
import nova.model.context.RequestContext;
import nova.model.flavor.Flavor;
import nova.model.host.HostName;
import nova.model.operation.BuildPlan;
import nova.model.operation.InterfaceWish;
import nova.model.operation.OperationSecrets;
import nova.model.quota.Shortage;
import nova.model.quota.Usage;
import nova.model.schedule.PlacementWish;
import nova.model.schedule.PlacementWish.HostWish;
import nova.model.schedule.ResourceClass;
import nova.model.server.PowerState;
import nova.model.server.ReservationId;
import nova.model.server.Server;
import nova.model.server.ServerAccess;
import nova.model.server.ServerId;
import nova.model.server.ServerIdentity;
import nova.model.server.ServerPlace;
import nova.model.server.ServerRequest;
import nova.model.server.ServerShape;
import nova.model.server.ServerState;
import nova.model.server.ServerTimes;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/** The servers an order makes, as rows and as an order to the conductor. Pure: everything was looked up before. */
record NewServers(
        CreateServerOrder order,
        Found found,
        List<InterfaceWish> interfaces,
        List<String> groupIds,
        ServerConfig config) {
    private static final String AUTO_DISK = "auto_disk_config";
    private static final int RESERVATION_LENGTH = 8;

    NewServers {
        requireNonNull(order, "order");
        requireNonNull(found, "found");
        interfaces = List.copyOf(interfaces);
        groupIds = List.copyOf(groupIds);
        requireNonNull(config, "config");
    }

    /** {@code r-} and eight letters or digits made of a fresh uuid. */
    ReservationId reservation(String uuid) {
        String text = new BigInteger(uuid.replace("-", ""), 16).toString(36);
        return new ReservationId("r-" + text.substring(text.length() - RESERVATION_LENGTH));
    }

    List<Server> servers(List<ServerId> ids, ReservationId reservation, Instant now) {
        List<Server> servers = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            servers.add(server(ids.get(i), reservation, new Position(i, ids.size()), now));
        }
        return servers;
    }

    private record Position(int index, int count) {}

    private Server server(ServerId id, ReservationId reservation, Position position, Instant now) {
        return new Server(
                identity(id, reservation, position),
                new ServerState(
                        VmState.BUILDING,
                        TaskState.SCHEDULING,
                        PowerState.NOSTATE,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        false),
                new ServerPlace(Optional.empty(), Optional.empty(), found.zone()),
                new ServerShape(
                        found.flavor(),
                        Optional.of(found.image().id()),
                        found.image().bootProperties(),
                        found.image().properties().getOrDefault("root_device_name", "/dev/vda"),
                        order.shape().configDrive()),
                new ServerAccess(
                        order.login().keyName(),
                        found.keypair().map(keypair -> keypair.publicKey()),
                        order.login().accessIpV4(),
                        order.login().accessIpV6(),
                        order.login().userData(),
                        order.wiring().groupNames()),
                new ServerTimes(now, now, Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                order.naming().metadata(),
                order.naming().tags(),
                Optional.empty());
    }

    private ServerIdentity identity(ServerId id, ReservationId reservation, Position position) {
        RequestContext who = RequestContext.CURRENT.get();
        String name = ServerNames.display(order.naming().name(), position.index(), position.count());
        return new ServerIdentity(
                id,
                who.project(),
                who.user(),
                name,
                order.naming().description(),
                order.naming().hostname().orElseGet(() -> ServerNames.hostname(name, id.value())),
                reservation,
                position.index());
    }

    ServerRequest request() {
        return new ServerRequest(
                diskConfig(),
                found.zone(),
                order.placing().hints(),
                order.shape().trustedCertificates());
    }

    String diskConfig() {
        return order.shape().diskConfig().orElseGet(() -> {
            String image = found.image().properties().getOrDefault(AUTO_DISK, "");
            return image.toLowerCase(Locale.ROOT).equals("true") ? "AUTO" : "MANUAL";
        });
    }

    Optional<String> group() {
        return found.group();
    }

    Usage flavorUsage() {
        Flavor flavor = found.flavor();
        return Usage.ofServer(flavor.size().vcpus(), flavor.size().ramMib());
    }

    /** How many servers the shortest resource leaves room for. */
    int fitting(List<Shortage> shortages) {
        long fitting = Integer.MAX_VALUE;
        for (Shortage shortage : shortages) {
            long each = Math.max(1, flavorUsage().of(shortage.resource()));
            fitting = Math.min(fitting, Math.max(0, shortage.limit() - shortage.used()) / each);
        }
        return (int) fitting;
    }

    BuildPlan buildPlan() {
        boolean forced = order.placing().forcedHost().isPresent()
                || order.placing().forcedNode().isPresent();
        return new BuildPlan(wish(), interfaces, groupIds, forced ? 1 : config.maxAttempts());
    }

    private PlacementWish wish() {
        CreateServerOrder.Placing placing = order.placing();
        return new PlacementWish(
                RequestContext.CURRENT.get().project(),
                found.flavor(),
                resources(found.flavor()),
                found.image().properties(),
                found.zone(),
                placing.hints(),
                found.group(),
                new HostWish(
                        placing.forcedHost().map(HostName::new),
                        placing.forcedNode(),
                        placing.requestedHost().map(HostName::new),
                        placing.requestedNode(),
                        List.of()));
    }

    /** What the flavor's sizes count for; {@code resources:CLASS} in its extra specs overrides, 0 leaves a class out. */
    static Map<String, Long> resources(Flavor flavor) {
        Map<String, Long> resources = new TreeMap<>();
        resources.put(ResourceClass.VCPU, (long) flavor.size().vcpus());
        resources.put(ResourceClass.MEMORY_MB, (long) flavor.size().ramMib());
        resources.put(ResourceClass.DISK_GB, (long) flavor.size().claimedDiskGib());
        flavor.extraSpecs().forEach((key, value) -> {
            if (key.startsWith("resources:") && value.matches("\\d{1,18}")) {
                resources.put(key.substring("resources:".length()), Long.valueOf(value));
            }
        });
        resources.values().removeIf(amount -> amount == 0);
        return resources;
    }

    OperationSecrets secrets(String adminPassword) {
        return new OperationSecrets(
                Optional.of(adminPassword),
                RequestContext.CURRENT.get().token(),
                order.login().files());
    }
}
