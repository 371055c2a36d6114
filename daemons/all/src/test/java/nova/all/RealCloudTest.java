package nova.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.db.audit.Audit;
import nova.runtime.port.SystemPlatform;
import nova.testkit.libvirt.PrivateLibvirt;
import nova.testkit.libvirt.PrivateLibvirt.Unavailable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of Nova around a real guest: booted through REST, it speaks for itself, and deleted it leaves nothing. */
@Tag("real-guest")
class RealCloudTest {
    private static final Duration GUEST_LIMIT = Duration.ofSeconds(180);
    private static final Duration DELETE_LIMIT = Duration.ofSeconds(60);
    private static final Path INTERFACES = Path.of("/sys/class/net");

    private static Optional<PrivateLibvirt> libvirt = Optional.empty();
    private static String whyNot = "";

    @TempDir
    private Path home;

    @BeforeAll
    static void startLibvirt() {
        try {
            libvirt = Optional.of(PrivateLibvirt.start("nc"));
        } catch (Unavailable reason) {
            whyNot = reason.getMessage();
            System.out.println("SKIPPED REAL GUEST IN A WHOLE CLOUD: " + whyNot);
        }
    }

    @AfterAll
    static void stopLibvirt() throws IOException {
        if (libvirt.isPresent()) {
            libvirt.get().close();
        }
    }

    @Test
    void guestSpeaksForItselfAndLeavesNothing() throws IOException {
        assumeTrue(libvirt.isPresent(), () -> "no real guest: " + whyNot);
        PrivateLibvirt host = libvirt.get();
        Path network = Files.writeString(
                home.resolve("network.conf"), "[network]\nplug = auto\nfirst_cidr = 10.213.77.0/24\n");
        try (RunningCloud cloud =
                RunningCloud.start(home, "--libvirt-uri", host.uri(), "--config-file", network.toString())) {
            String image = uploaded(cloud, host.image());
            cloud.await(
                    "a host",
                    GUEST_LIMIT,
                    () -> !cloud.get(cloud.compute("/os-hypervisors/detail"))
                            .text("hypervisors", 0, "id")
                            .isEmpty());
            String server = cloud.post(
                            cloud.compute("/servers"),
                            Map.of("server", Map.of("name", "whole", "imageRef", image, "flavorRef", "1")))
                    .text("server", "id");
            cloud.await("ACTIVE", GUEST_LIMIT, () -> {
                String status = show(cloud, server).text("server", "status");
                assertTrue(!status.equals("ERROR"), () -> show(cloud, server).text("server", "fault"));
                return status.equals("ACTIVE");
            });
            Answer active = show(cloud, server);
            assertEquals("1", active.text("server", "OS-EXT-STS:power_state"));
            String address = active.text("server", "addresses", "private", 0, "addr");
            String port =
                    cloud.get(cloud.network("/v2.0/ports?device_id=" + server)).text("ports", 0, "id");
            assertTrue(host.virsh("list", "--name").contains(active.text("server", "OS-EXT-SRV-ATTR:instance_name")));
            assertTrue(Files.isDirectory(home.resolve("instances").resolve(server)));

            cloud.await(
                    "the guest says its address",
                    GUEST_LIMIT,
                    () -> console(cloud, server).contains("nova-guest: address " + address));
            assertTrue(console(cloud, server).contains("nova-guest: userspace up"));
            assertEquals(List.of(), audit(home));

            assertEquals(204, cloud.delete(cloud.compute("/servers/" + server)));
            cloud.await(
                    "the server is gone",
                    DELETE_LIMIT,
                    () -> show(cloud, server).status() == 404);
            cloud.await(
                    "nothing of it on the host",
                    DELETE_LIMIT,
                    () -> guests(host).isEmpty() && taps(port) == 0);
            assertNothingLeft(cloud, server);
        }
    }

    private static void assertNothingLeft(RunningCloud cloud, String server) {
        assertEquals(
                "[]",
                cloud.get(cloud.network("/v2.0/ports?device_id=" + server)).text("ports"));
        assertTrue(Files.notExists(cloud.home().resolve("instances").resolve(server)));
        Answer hypervisors = cloud.get(cloud.compute("/os-hypervisors/detail"));
        assertEquals("0", hypervisors.text("hypervisors", 0, "vcpus_used"));
        assertEquals("0", hypervisors.text("hypervisors", 0, "running_vms"));
        Answer limits = cloud.get(cloud.compute("/limits"));
        assertEquals("0", limits.text("limits", "absolute", "totalInstancesUsed"));
        assertEquals("0", limits.text("limits", "absolute", "totalRAMUsed"));
        assertEquals(List.of(), audit(cloud.home()));
    }

    private static String uploaded(RunningCloud cloud, Path file) throws IOException {
        Answer made = cloud.post(
                cloud.image("/v2/images"),
                Map.of("name", "tiny", "disk_format", "qcow2", "container_format", "bare", "visibility", "public"));
        assertEquals(201, made.status());
        String id = made.text("id");
        assertEquals(204, cloud.upload(cloud.image("/v2/images/" + id + "/file"), file));
        return id;
    }

    private static Answer show(RunningCloud cloud, String server) {
        return cloud.get(cloud.compute("/servers/" + server));
    }

    private static String console(RunningCloud cloud, String server) {
        return cloud.post(cloud.compute("/servers/" + server + "/action"), Map.of("os-getConsoleOutput", Map.of()))
                .text("output");
    }

    /** As the operator would ask, while the cloud runs. */
    private static List<?> audit(Path home) {
        DatabaseConfig config = DatabaseConfig.DEFAULTS.withConnection("h2:file:" + home.resolve("data/nova"));
        try (PooledDatabase database = PooledDatabase.open(config, new SystemPlatform())) {
            return new Audit().run(database);
        }
    }

    private static String guests(PrivateLibvirt host) {
        try {
            return host.virsh("list", "--all", "--name");
        } catch (IOException failed) {
            return failed.toString();
        }
    }

    private static long taps(String port) {
        try (Stream<Path> interfaces = Files.list(INTERFACES)) {
            return interfaces
                    .filter(each -> each.getFileName().toString().equals("tap" + port.substring(0, 11)))
                    .count();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
