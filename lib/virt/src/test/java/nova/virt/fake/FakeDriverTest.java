package nova.virt.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;
import nova.model.guest.GuestSpec;
import nova.model.guest.GuestSpec.Owner;
import nova.model.host.HostName;
import nova.model.network.FixedIp;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.network.VifPlug;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import nova.virt.GuestView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FakeDriverTest {
    private static final BooleanSupplier NEVER = () -> false;
    private static final ServerId WEB = new ServerId("web-id");

    @TempDir
    private Path folder;

    private final List<Duration> pauses = new ArrayList<>();
    private final FakeHost host = FakeHypervisor.inMemory().host(new HostName("h1"));
    private final FakeDriver driver = new FakeDriver(host, pauses::add);

    private static GuestSpec web() {
        FlavorSize size = new FlavorSize(2, 512, 5, 1, 0, 1.0);
        Vif vif = new Vif(
                new PortId("p"),
                new NetworkId("n"),
                "private",
                "fa:16:3e:00:00:01",
                List.of(
                        new FixedIp("10.0.0.5", 4, 24, Optional.empty()),
                        new FixedIp("fd00::5", 6, 64, Optional.empty())),
                new VifPlug("bridge", "tap", "br0", 1500),
                true);
        return new GuestSpec(
                WEB,
                "instance-00000001",
                "web",
                new Owner(new ProjectId("p"), new UserId("u")),
                new Flavor(new FlavorId("1"), "m1", Optional.empty(), size, true, false, Map.of()),
                Optional.empty(),
                List.of(vif),
                Optional.empty());
    }

    private GuestView spawn(FakeDriver one) {
        return one.spawn(web(), _ -> InputStream.nullInputStream(), NEVER);
    }

    private String console() {
        return new String(driver.consoleOutput(WEB, 1 << 20), StandardCharsets.UTF_8);
    }

    private static Kind kindOf(Runnable call) {
        return assertThrows(GuestException.class, call::run).kind();
    }

    @Test
    void aSpawnedGuestRunsAndIsCounted() {
        assertEquals(new GuestView(WEB, "instance-00000001", PowerState.RUNNING), spawn(driver));
        assertEquals(
                List.of(WEB), driver.guests().stream().map(GuestView::server).toList());
        assertEquals(512, driver.inventory().totals().ramUsedMib());
        assertEquals(6, driver.inventory().totals().diskUsedGib());
        driver.destroy(WEB);
        driver.destroy(WEB);
        assertTrue(driver.guests().isEmpty());
        assertEquals(0, driver.inventory().totals().ramUsedMib());
    }

    @Test
    void spawningTwiceBootsOnce() {
        assertEquals(spawn(driver), spawn(driver));
        assertEquals(1, console().split("Linux version", -1).length - 1);
    }

    @Test
    void theConsoleTellsWhoItIsAndGrowsWithEachBoot() {
        spawn(driver);
        driver.rebootHard(web());
        String text = console();
        assertTrue(text.contains("10.0.0.5") && text.contains("fd00::5") && text.contains("<web>"), text);
        assertEquals(2, text.split("Linux version", -1).length - 1);
        assertTrue(text.endsWith("web login: "), text);
        driver.powerOff(WEB, 0, NEVER);
        assertFalse(console().endsWith("login: "));
    }

    @Test
    void everyVerbOfAGuestThatIsNotHereSaysSo() {
        for (Runnable verb : List.<Runnable>of(
                () -> driver.powerOn(web()),
                () -> driver.powerOff(WEB, 0, NEVER),
                () -> driver.rebootSoft(WEB, 0, NEVER),
                () -> driver.rebootHard(web()),
                () -> driver.pause(WEB),
                () -> driver.unpause(WEB),
                () -> driver.suspend(WEB),
                () -> driver.resume(web()),
                () -> driver.consoleOutput(WEB, 10))) {
            assertEquals(Kind.NOT_FOUND, kindOf(verb));
        }
        assertEquals(PowerState.NOSTATE, driver.powerState(WEB));
    }

    @Test
    void verbsThatDoNotFitTheStateFail() {
        spawn(driver);
        driver.powerOff(WEB, 0, NEVER);
        assertEquals(Kind.FAILED, kindOf(() -> driver.pause(WEB)));
        assertEquals(Kind.FAILED, kindOf(() -> driver.suspend(WEB)));
        assertFalse(driver.rebootSoft(WEB, 0, NEVER));
        driver.powerOn(web());
        driver.pause(WEB);
        assertEquals(Kind.FAILED, kindOf(() -> driver.resume(web())));
    }

    @Test
    void aSlowSpawnCanBeCancelled() {
        host.beSlow(Duration.ofSeconds(10));
        BooleanSupplier soon = () -> pauses.size() >= 3;
        assertEquals(Kind.CANCELLED, kindOf(() -> driver.spawn(web(), _ -> InputStream.nullInputStream(), soon)));
        assertEquals(3, pauses.size());
        assertFalse(host.has(WEB));
    }

    @Test
    void troubleComesAsToldAndGoes() {
        host.makeTrouble(WEB, Kind.REFUSED, "no space left");
        assertEquals(Kind.REFUSED, kindOf(() -> spawn(driver)));
        assertFalse(host.has(WEB));
        host.behave();
        assertEquals(PowerState.RUNNING, spawn(driver).power());
        host.makeTrouble(Kind.FAILED, "qemu died");
        assertEquals(Kind.FAILED, kindOf(() -> driver.rebootHard(web())));
        driver.powerOff(WEB, 0, NEVER);
    }

    @Test
    void theListenerHearsOfChanges() {
        List<PowerState> heard = new ArrayList<>();
        driver.onEvent((_, power) -> heard.add(power));
        spawn(driver);
        driver.suspend(WEB);
        driver.resume(web());
        host.endByItself(WEB);
        assertEquals(List.of(PowerState.RUNNING, PowerState.SUSPENDED, PowerState.RUNNING, PowerState.SHUTDOWN), heard);
    }

    @Test
    void guestsOutliveDriversAndInAFolderEvenTheProcess() {
        HostName name = new HostName("h1");
        FakeHost first = FakeHypervisor.in(folder).host(name);
        spawn(new FakeDriver(first, pauses::add));
        first.endByItself(WEB);
        FakeHost again = FakeHypervisor.in(folder).host(name);
        assertEquals(first.guests(), again.guests());
        assertEquals(PowerState.SHUTDOWN, again.power(WEB));
        new FakeDriver(again, pauses::add).destroy(WEB);
        assertTrue(FakeHypervisor.in(folder).host(name).servers().isEmpty());
        assertTrue(FakeHypervisor.in(folder).host(new HostName("h2")).servers().isEmpty());
    }
}
