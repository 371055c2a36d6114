package nova.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nova.model.console.ConsoleAddress;
import nova.model.console.ConsoleKind;
import nova.model.guest.GuestDiagnostics;
import nova.model.guest.GuestSpec;
import nova.model.guest.HostInventory;
import nova.model.image.ImageId;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;
import nova.testkit.libvirt.PrivateLibvirt;
import nova.testkit.libvirt.PrivateLibvirt.Unavailable;
import nova.virt.GuestException;
import nova.virt.GuestView;
import nova.virt.ImageSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The driver against a real libvirtd and real guests of the project's small image; emulated, one at a time. */
@Tag("real-guest")
class RealGuestTest {
    private static final Duration BOOT_LIMIT = Duration.ofSeconds(120);
    private static final ServerId SERVER = Guests.SERVER;
    private static final ImageId KERNEL = new ImageId("11111111-1111-4111-8111-111111111111");
    private static final ImageId RAMDISK = new ImageId("22222222-2222-4222-8222-222222222222");

    private static Optional<PrivateLibvirt> libvirt = Optional.empty();
    private static String whyNot = "";

    private final Platform platform = new SystemPlatform();
    private final List<PowerState> told = new CopyOnWriteArrayList<>();
    private LibvirtDriver driver;
    private Path instances;

    @BeforeAll
    static void startLibvirt() {
        try {
            libvirt = Optional.of(PrivateLibvirt.start("nl"));
        } catch (Unavailable reason) {
            whyNot = reason.getMessage();
            System.out.println("SKIPPED REAL GUEST: " + whyNot);
        }
    }

    @AfterAll
    static void stopLibvirt() throws IOException {
        if (libvirt.isPresent()) {
            libvirt.get().close();
        }
    }

    @BeforeEach
    void openDriver() throws IOException {
        assumeTrue(libvirt.isPresent(), () -> "no real guest: " + whyNot);
        instances = Files.createTempDirectory("ni");
        driver = open(libvirt.get().uri());
    }

    @AfterEach
    void closeDriver() throws IOException {
        if (driver != null) {
            driver.destroy(SERVER);
            driver.close();
            PrivateLibvirt.run("rm", "-rf", instances.toString());
        }
    }

    @Test
    void guestLivesThroughEveryPowerCallAndLeavesNothing() throws IOException {
        GuestSpec spec = Guests.small()
                .size(1, 128, 1, 0, 0)
                .with(Guests.userNetwork("10.5.0.77"))
                .withConfig(Map.of(
                        "meta_data.json", "{\"uuid\": \"" + SERVER + "\", \"hostname\": \"web-1\"}", "user_data", "hi"))
                .spec();
        assertEquals(
                PowerState.RUNNING, driver.spawn(spec, images(), () -> false).power());
        String console = awaitConsole("nova-guest: ready");
        assertTrue(console.contains("nova-guest: userspace up"), console);
        assertTrue(console.contains("nova-guest: address 10.5.0.77"), console);
        assertTrue(console.contains("nova-guest: hostname web-1"), console);
        assertTrue(console.contains("nova-guest: disk vda 1024 MiB"), console);
        assertTrue(console.contains("nova-guest: boot 1 "), console);
        assertEquals(
                List.of(SERVER), driver.guests().stream().map(GuestView::server).toList());
        assertEquals("instance-0000002a", driver.inspect(SERVER).orElseThrow().name());
        assertEquals(
                PowerState.RUNNING, driver.spawn(spec, images(), () -> false).power(), "a repeated order");

        driver.pause(SERVER);
        driver.pause(SERVER);
        assertEquals(PowerState.PAUSED, driver.powerState(SERVER));
        driver.unpause(SERVER);
        driver.unpause(SERVER);
        assertEquals(PowerState.RUNNING, driver.powerState(SERVER));

        driver.suspend(SERVER);
        driver.suspend(SERVER);
        assertEquals(PowerState.SHUTDOWN, driver.powerState(SERVER));
        String before = console();
        driver.resume(spec);
        assertEquals(PowerState.RUNNING, driver.powerState(SERVER));
        await("a tick after the resume", () -> console().length() > before.length());
        assertEquals(1, console().split("userspace up", -1).length - 1, "it went on, it did not boot");

        assertTrue(driver.rebootSoft(SERVER, 60, () -> false));
        awaitConsole("nova-guest: boot 2 ");
        await("both boots are ready", () -> console().split("nova-guest: ready", -1).length == 3);
        driver.powerOff(SERVER, 60, () -> false);
        assertTrue(console().contains("nova-guest: power button"), console());
        assertEquals(PowerState.SHUTDOWN, driver.powerState(SERVER));
        driver.powerOff(SERVER, 60, () -> false);
        driver.powerOn(spec);
        awaitConsole("nova-guest: boot 3 ");
        driver.rebootHard(spec);
        assertTrue(awaitConsole("nova-guest: ready").contains("nova-guest: boot 4 "));
        await("events", () -> told.containsAll(List.of(PowerState.RUNNING, PowerState.PAUSED, PowerState.SHUTDOWN)));

        driver.destroy(SERVER);
        driver.destroy(SERVER);
        assertNothingLeft();
    }

    @Test
    void kernelAndRamdiskImagesBootWithoutALoader() throws IOException {
        GuestSpec spec = Guests.small()
                .size(1, 128, 1, 1, 64)
                .property("kernel_id", KERNEL.value())
                .property("ramdisk_id", RAMDISK.value())
                .property("os_command_line", "console=ttyS0 quiet no_timer_check")
                .spec();
        driver.spawn(spec, images(), () -> false);
        String console = awaitConsole("nova-guest: ready");
        assertTrue(console.contains("nova-guest: disk vdb 1024 MiB"), "ephemeral " + console);
        assertTrue(console.contains("nova-guest: disk vdc 64 MiB"), "swap " + console);
        assertCounted(driver.diagnostics(SERVER));
        assertFalse(
                driver.cacheImage(KERNEL, "raw", images(), () -> false),
                "the kernel was fetched for this guest already");
    }

    private static void assertCounted(GuestDiagnostics counted) {
        assertEquals(PowerState.RUNNING, counted.power());
        assertEquals("libvirt", counted.hypervisor().driver());
        assertEquals(128 * 1024, counted.memory().maxKib());
        assertEquals(1, counted.cpus().size());
        assertTrue(counted.cpus().getFirst().timeNanos() > 0, "a guest that booted used its CPU");
        assertEquals(
                List.of("vda", "vdb", "vdc"),
                counted.disks().stream().map(GuestDiagnostics.Disk::device).toList());
        assertTrue(counted.disks().getFirst().readRequests() > 0, "a guest that booted read its disk");
    }

    @Test
    void screenOfARunningGuestAnswersWhereTheDriverSays() throws IOException {
        driver.spawn(Guests.small().spec(), images(), () -> false);
        ConsoleAddress screen = driver.console(SERVER, ConsoleKind.VNC).orElseThrow();
        assertEquals("127.0.0.1", screen.host());
        try (Socket socket = new Socket(screen.host(), screen.port())) {
            assertEquals("RFB ", new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII));
        }
        assertEquals(Optional.empty(), driver.console(SERVER, ConsoleKind.SERIAL));
        GuestException unknown = assertThrows(GuestException.class, () -> driver.console(SERVER, ConsoleKind.MKS));
        assertEquals(GuestException.Kind.NOT_SUPPORTED, unknown.kind());
        driver.powerOff(SERVER, 0, () -> false);
        assertEquals(Optional.empty(), driver.console(SERVER, ConsoleKind.VNC));
    }

    @Test
    void guestOnABridgeHasItsTapUntilItIsDestroyed() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "a bridge needs root");
        String bridge = "nvt" + ProcessHandle.current().pid() % 100_000;
        assertEquals(
                0,
                PrivateLibvirt.run("ip", "link", "add", bridge, "type", "bridge")
                        .exitCode());
        try {
            PrivateLibvirt.run("ip", "link", "set", bridge, "up");
            GuestSpec spec = Guests.small()
                    .with(Guests.onBridge("10.5.0.9", bridge, "tapc0ffee00-00"))
                    .spec();
            driver.spawn(spec, images(), () -> false);
            assertTrue(Files.exists(Path.of("/sys/class/net", bridge, "brif", "tapc0ffee00-00")));
            driver.destroy(SERVER);
            assertFalse(Files.exists(Path.of("/sys/class/net/tapc0ffee00-00")));
            assertNothingLeft();
        } finally {
            PrivateLibvirt.run("ip", "link", "del", bridge);
        }
    }

    @Test
    void buildThatFailsLeavesNothing() throws IOException {
        GuestSpec spec = Guests.small()
                .with(Guests.onBridge("10.5.0.9", "nobridge99", "tapc0ffee00-01"))
                .spec();
        GuestException failed = assertThrows(GuestException.class, () -> driver.spawn(spec, images(), () -> false));
        assertTrue(failed.getMessage().contains("nobridge99"), failed.getMessage());
        assertNothingLeft();
    }

    @Test
    void cancelledBuildLeavesNothing() throws IOException {
        GuestException stopped = assertThrows(
                GuestException.class, () -> driver.spawn(Guests.small().spec(), images(), () -> true));
        assertEquals(GuestException.Kind.CANCELLED, stopped.kind());
        assertNothingLeft();
    }

    @Test
    void hostTellsWhatItHas() {
        HostInventory inventory = driver.inventory();
        assertEquals("QEMU", inventory.hypervisorType());
        assertEquals(
                Runtime.getRuntime().availableProcessors(), inventory.totals().vcpus());
        assertTrue(inventory.totals().ramMib() > 512);
        assertTrue(inventory.totals().diskGib() > 0);
        assertTrue(inventory.hypervisorVersion() > 1_000_000);
        assertTrue(inventory.supported().contains(new HostInventory.Supported("x86_64", "qemu", "hvm")));
        assertTrue(inventory.cpuInfo().contains("\"topology\":{\"cells\":"), inventory.cpuInfo());
    }

    @Test
    void resumeBootsFromDiskWhenTheSavedMemoryIsLost() throws IOException {
        GuestSpec spec = Guests.small().spec();
        driver.spawn(spec, images(), () -> false);
        awaitConsole("nova-guest: ready");
        driver.suspend(SERVER);
        libvirt.get().virsh("managedsave-remove", spec.guestName());
        driver.resume(spec);
        assertTrue(awaitConsole("nova-guest: ready").contains("nova-guest: boot 2 "));
    }

    @Test
    void driverFindsLibvirtAgainAfterItsCrashAndTheGuestRanOn() throws IOException {
        driver.spawn(Guests.small().spec(), images(), () -> false);
        libvirt.get().crash();
        await("libvirt away", () -> !answers());
        GuestException away = assertThrows(GuestException.class, () -> driver.inspect(SERVER));
        assertEquals(GuestException.Kind.FAILED, away.kind());
        told.clear();
        libvirt.get().startAgain();
        await("connection again", this::answers);
        assertEquals(PowerState.RUNNING, driver.powerState(SERVER));
        await("states told after the reconnect", () -> told.contains(PowerState.RUNNING));
        driver.pause(SERVER);
        await("events after the reconnect", () -> told.contains(PowerState.PAUSED));
    }

    private boolean answers() {
        try {
            driver.guests();
            return true;
        } catch (GuestException _) {
            return false;
        }
    }

    private LibvirtDriver open(String uri) {
        LibvirtConfig base = LibvirtConfig.DEFAULTS;
        LibvirtConfig emulated = new LibvirtConfig(
                "qemu",
                uri,
                base.imagesType(),
                base.cpuMode(),
                base.cpuModels(),
                base.cpuModelExtraFlags(),
                base.hwMachineType(),
                base.diskCachemodes(),
                base.rngDevPath(),
                base.sysinfoSerial(),
                base.memStatsPeriodSeconds());
        LibvirtDriver opened = new LibvirtDriver(
                new LibvirtSettings(
                        emulated,
                        LibvirtCallsConfig.DEFAULTS,
                        new GuestFilesConfig(instances, true, true, "genisoimage"),
                        ImageCacheConfig.DEFAULTS,
                        VncConfig.DEFAULTS,
                        "127.0.0.1"),
                platform);
        opened.onEvent((server, power) -> {
            if (server.equals(SERVER)) {
                told.add(power);
            }
        });
        opened.open();
        return opened;
    }

    private static ImageSource images() {
        Path disk = libvirt.orElseThrow().image();
        Map<ImageId, Path> files = Map.of(
                Guests.IMAGE, disk, KERNEL, disk.resolveSibling("vmlinuz"), RAMDISK, disk.resolveSibling("initrd"));
        return image -> Files.newInputStream(files.get(image));
    }

    private String console() {
        return new String(driver.consoleOutput(SERVER, 100 << 10), StandardCharsets.UTF_8);
    }

    private String awaitConsole(String text) {
        await("'" + text + "' on the console", () -> console().contains(text));
        return console();
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = platform.nanos() + BOOT_LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(platform.nanos() < deadline, () -> "not seen in time: " + what + "; console:\n" + console());
            platform.pause(Duration.ofMillis(200));
        }
    }

    private void assertNothingLeft() throws IOException {
        assertEquals(Optional.empty(), driver.inspect(SERVER));
        assertEquals("", libvirt.orElseThrow().virsh("list", "--all", "--name"));
        try (Stream<Path> left = Files.list(instances)) {
            assertEquals(
                    List.of(),
                    left.filter(file -> !file.getFileName().toString().equals("_base"))
                            .toList());
        }
        try (Stream<Path> left = Files.walk(libvirt.get().folder().resolve("lib"))) {
            assertEquals(
                    List.of(),
                    left.filter(file -> file.toString().contains("instance-")).toList());
        }
    }
}
