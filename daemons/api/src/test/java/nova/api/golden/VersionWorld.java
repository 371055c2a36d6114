package nova.api.golden;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nova.api.fixture.AnsweringHost;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.Tx;
import nova.db.fixture.SampleOperations;
import nova.db.fixture.SampleServers;
import nova.db.host.ServiceStore;
import nova.db.migration.MigrationStore;
import nova.db.operation.StepStore;
import nova.db.schedule.Cloud;
import nova.db.server.ServerRequestStore;
import nova.db.server.ServerStore;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.guest.HostInventory;
import nova.model.host.HostName;
import nova.model.image.ImageId;
import nova.model.image.ImageRecord;
import nova.model.migration.Migration;
import nova.model.migration.MigrationKind;
import nova.model.network.NetworkId;
import nova.model.network.Vif;
import nova.model.operation.OperationId;
import nova.model.operation.Step;
import nova.model.operation.StepState;
import nova.model.server.Server;
import nova.model.server.ServerId;
import nova.model.server.ServerRequest;
import nova.openstack.network.Network;

/** A cloud with one of each thing, the same each time; {@link #names} are their ids for paths and bodies. */
final class VersionWorld {
    static final String IMAGE = "11111111-2222-3333-4444-555555555555";
    static final String NETWORK = "33333333-2222-3333-4444-555555555555";
    static final String PUBLIC_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPXkZjDtD2HEQ3gUHQx2XqnCX9VuFjZjvmUAmXaEJrGb joe";
    private static final String SCHEDULER = "44444444-2222-3333-4444-555555555555";
    private static final String HOST_ID = "66666666-2222-3333-4444-555555555555";

    private static final String IDLE_HOST_ID = "77777777-2222-3333-4444-555555555555";

    private final Database database;
    private final TestApi api;
    private final Map<String, String> names = new LinkedHashMap<>();

    VersionWorld(Database database) {
        this.database = database;
        this.api = new TestApi(database);
        names.put("project", TestApi.PROJECT);
        names.put("image", IMAGE);
        names.put("network", NETWORK);
        letOthersAnswer();
        addHosts();
        addCatalogue();
        addServers();
    }

    Map<String, String> names() {
        return names;
    }

    Answer play(VersionCase.Request request, String version, String body) {
        return api.as(request.who(), version, request.method(), filled(request.path()), filled(body));
    }

    String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> each : names.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        return filled;
    }

    private void letOthersAnswer() {
        api.imageService()
                .answers("GET /v2/images?limit=1000", 200, "{'images': [{'id': '" + IMAGE + "', 'name': 'tiny'}]}")
                .answers("GET /v2/images/" + IMAGE, 200, "{'id': '" + IMAGE + "', 'os': 'linux'}");
        api.networkService()
                .answers("GET /v2.0/networks", 200, "{'networks': [{'id': '" + NETWORK + "', 'name': 'private'}]}")
                .answers("GET /v2.0/security-groups?tenant_id=" + TestApi.PROJECT, 200, "{'security_groups': []}")
                .answers("GET /v2.0/floatingips?floating_ip_address=192.0.2.9", 200, "{'floatingips': []}");
    }

    private void addHosts() {
        HostInventory inventory = new HostInventory(
                "h1.example",
                "QEMU",
                7_002_022,
                new HostInventory.Totals(16, 8192, 100, 1024, 10),
                "{\"arch\": \"x86_64\", \"model\": \"Nehalem\"}",
                List.of(new HostInventory.Supported("x86_64", "qemu", "hvm")),
                "192.0.2.1");
        new Cloud(database).host("h1", HOST_ID, 8192).inventory("h1", inventory);
        new Cloud(database).host("h2", IDLE_HOST_ID, 8192).inventory("h2", inventory);
        database.change(
                "scheduler runs",
                tx -> new ServiceStore(Duration.ofMinutes(1))
                        .seen(tx, SCHEDULER, "nova-scheduler", new HostName("c1"), 1));
        api.serve(new HostName("h1"), new AnsweringHost());
        api.serve(new HostName("h2"), new AnsweringHost());
        names.put("hypervisor", HOST_ID);
        names.put("scheduler", SCHEDULER);
        names.put("service", id(api.get("2.53", "/os-services?host=h1"), "/services/0/id"));
        names.put("hypervisor-number", id(api.get("2.1", "/os-hypervisors"), "/hypervisors/0/id"));
        String aggregate = "{'aggregate': {'name': 'fast', 'availability_zone': 'nova'}}";
        names.put("aggregate", id(api.post("2.1", "/os-aggregates", aggregate), "/aggregate/id"));
        api.post("2.1", filled("/os-aggregates/{aggregate}/action"), "{'add_host': {'host': 'h1'}}");
    }

    private void addCatalogue() {
        api.images()
                .put(
                        new ImageRecord(
                                new ImageId(IMAGE),
                                "tiny",
                                "active",
                                "qcow2",
                                "bare",
                                OptionalLong.of(10),
                                Optional.empty(),
                                0,
                                0,
                                Map.of()),
                        new byte[10]);
        api.networks()
                .addNetwork(
                        new Network(
                                new NetworkId(NETWORK),
                                "private",
                                new ProjectId(TestApi.PROJECT),
                                false,
                                false,
                                true,
                                1500),
                        "10.0.0.",
                        10);
        api.post("2.1", "/flavors", "{'flavor': {'id': '1', 'name': 'm1', 'ram': 512, 'vcpus': 1, 'disk': 1}}");
        api.post("2.1", "/flavors", "{'flavor': {'id': '2', 'name': 'm2', 'ram': 1024, 'vcpus': 2, 'disk': 1}}");
        api.post("2.1", "/flavors/1/os-extra_specs", "{'extra_specs': {'hw:cpu_policy': 'shared'}}");
        for (String key : List.of("key", "other")) {
            api.as(
                    "member",
                    "2.1",
                    "POST",
                    "/os-keypairs",
                    "{'keypair': {'name': '" + key + "', 'public_key': '" + PUBLIC_KEY + "'}}");
        }
        String group = "{'server_group': {'name': 'g', 'policies': ['anti-affinity']}}";
        names.put("group", id(api.as("member", "2.1", "POST", "/os-server-groups", group), "/server_group/id"));
    }

    private void addServers() {
        SampleServers running = SampleServers.named("web")
                .of(TestApi.PROJECT)
                .activeOn("h1")
                .withAddress("10.0.0.5")
                .withInterfaceTag("front")
                .withMetadata(Map.of("role", "front"), "blue");
        SampleServers gone = SampleServers.named("old").of(TestApi.PROJECT).deletedAt(Instant.now());
        letPortBeSeen(running.server());
        names.put("server", running.id().value());
        names.put("deleted", gone.id().value());
        names.put("port", running.server().vifs().getFirst().port().value());
        database.change("add servers", tx -> {
            insert(tx, running);
            insert(tx, gone);
            new MigrationStore().insert(tx, moving(running));
            new ServerRequestStore().join(tx, names.get("group"), running.id());
        });
    }

    private void letPortBeSeen(Server server) {
        Vif vif = server.vifs().getFirst();
        api.networkService()
                .answers(
                        "GET /v2.0/ports?device_id=" + server.id(),
                        200,
                        "{'ports': [{'id': '" + vif.port() + "', 'network_id': '" + NETWORK + "', 'mac_address': '"
                                + vif.macAddress() + "', 'status': 'ACTIVE', 'fixed_ips': [{'subnet_id': '" + NETWORK
                                + "', 'ip_address': '10.0.0.5'}]}]}");
    }

    private static Migration moving(SampleServers server) {
        return new Migration(
                "88888888-2222-3333-4444-555555555555",
                0,
                new Migration.Of(server.id(), new ProjectId(TestApi.PROJECT), new UserId("u1")),
                MigrationKind.LIVE_MIGRATION,
                "running",
                new Migration.Side(Optional.of("h1"), Optional.of("h1.example"), Optional.empty()),
                new Migration.Side(Optional.of("h2"), Optional.of("h2.example"), Optional.of("10.0.0.2")),
                Migration.Flavors.UNKNOWN,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
    }

    private void insert(Tx tx, SampleServers sample) {
        ServerId server = sample.id();
        new ServerStore().insert(tx, sample.server());
        ServerRequest request =
                new ServerRequest("AUTO", Optional.of("nova"), Map.of("group", List.of(names.get("group"))), List.of());
        new ServerRequestStore().insert(tx, server, request);
        OperationId operation = new OperationId(server.value());
        SampleOperations.insert(tx, operation.value(), server, "reboot", "failed");
        Step step = new Step(
                0,
                "reboot",
                0,
                Optional.of("compute_reboot_instance"),
                Optional.of(new HostName("h1")),
                1,
                StepState.FAILED,
                Optional.of(1L),
                0,
                Optional.empty(),
                Optional.of("null"),
                Optional.of("qemu died"));
        new StepStore().insert(tx, operation, step);
    }

    private static String id(Answer answer, String pointer) {
        String id = answer.body().at(pointer).asText();
        if (id.isEmpty()) {
            throw new IllegalStateException("no " + pointer + " in " + answer);
        }
        return id;
    }
}
