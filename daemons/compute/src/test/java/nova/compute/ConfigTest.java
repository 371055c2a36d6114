package nova.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import nova.broker.BrokerConfig;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.rpc.jms.MessagingConfig;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigGroup;
import nova.runtime.config.ConfigSample;
import nova.runtime.config.ConfigSources;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigTest {
    private static final List<ConfigGroup<?>> GROUPS = List.of(
            ComputeConfig.GROUP, DriverConfig.GROUP, FakeConfig.GROUP, MessagingConfig.GROUP, BrokerConfig.GROUP);

    @TempDir
    private Path folder;

    private Config config(String text) throws IOException {
        return Config.load(ConfigSources.ofFiles(Files.writeString(folder.resolve("nova.conf"), text)), GROUPS);
    }

    @Test
    void everyOptionHasADefault() throws IOException {
        Config config = config("");
        assertEquals(ComputeConfig.DEFAULTS, config.get(ComputeConfig.GROUP));
        assertEquals(FakeConfig.DEFAULTS, config.get(FakeConfig.GROUP));
        assertEquals(BrokerConfig.DEFAULTS, config.get(BrokerConfig.GROUP));
        assertEquals(DriverConfig.LIBVIRT, config.get(DriverConfig.GROUP).computeDriver());
    }

    @Test
    void everyOptionIsRead() throws IOException {
        Config config = config("""
                [DEFAULT]
                report_interval = 5
                sync_power_state_interval = -1
                update_resources_interval = 30
                max_concurrent_builds = 3
                compute_driver = fake.FakeDriver
                transport_url = amqp://u:p@b:1/
                [fake]
                hosts = 1000
                vcpus = 8
                ram_mib = 16000
                disk_gib = 500
                spawn_time = 2
                keep_guests = false
                [broker]
                bind_host = ::1
                bind_port = 5673
                credentials_file = /etc/nova/broker-users
                max_memory_mib = 64
                max_connections = 10
                """);
        assertEquals(
                new ComputeConfig(Duration.ofSeconds(5), Duration.ofSeconds(-1), Duration.ofSeconds(30), 3),
                config.get(ComputeConfig.GROUP));
        assertEquals(new FakeConfig(1000, 8, 16_000, 500, Duration.ofSeconds(2), false), config.get(FakeConfig.GROUP));
        assertEquals(DriverConfig.FAKE, config.get(DriverConfig.GROUP).computeDriver());
        assertEquals("u", config.get(MessagingConfig.GROUP).url().user());
        BrokerConfig broker = config.get(BrokerConfig.GROUP);
        assertEquals(5673, broker.bindPort().orElseThrow());
        assertEquals(Path.of("/etc/nova/broker-users"), broker.credentialsFile().orElseThrow());
        assertEquals(64, broker.maxMemoryMib());
    }

    @Test
    void aDriverWeDoNotHaveIsRefused() {
        NovaException refused =
                assertThrows(NovaException.class, () -> config("[DEFAULT]\ncompute_driver = zvm.ZVMDriver\n"));
        assertTrue(refused.getMessage().contains("libvirt.LibvirtDriver"), refused.getMessage());
    }

    @Test
    void otherProcessesKnowOurOptions() {
        assertEquals(List.of(), ConfigSample.missingFromKnown(GROUPS));
    }

    @Test
    void theHostsIdIsMadeOnceAndKept() {
        HostIdentityFile file = HostIdentityFile.in(folder.resolve("state"));
        HostIdentity first = file.identity(new HostName("h1"), new SystemPlatform());
        assertEquals(first, file.identity(new HostName("h1"), new SystemPlatform()));
    }

    @Test
    void anEmptyIdFileIsNotReplaced() throws IOException {
        Files.writeString(folder.resolve("compute_id"), "\n");
        assertThrows(
                NovaException.class,
                () -> HostIdentityFile.in(folder).identity(new HostName("h1"), new SystemPlatform()));
    }

    @Test
    void uptimeReadsAsFromTheCommand() {
        assertEquals(
                " 08:32:11 up 93 days, 18:25,  0 users,  load average: 0.20, 0.12, 0.14",
                HostUptime.text(LocalTime.of(8, 32, 11), "8101532.41 63.2\n", "0.20 0.12 0.14 1/123 4567\n"));
        assertTrue(HostUptime.read().contains("load average"), HostUptime.read());
    }
}
