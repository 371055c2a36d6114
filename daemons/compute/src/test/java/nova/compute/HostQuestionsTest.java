package nova.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nova.libvirt.VncConfig;
import nova.model.console.ConsoleKind;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.server.ServerId;
import nova.rpc.contract.ComputeHost.ConsoleQuestion;
import nova.rpc.contract.ComputeHost.OpenConsole;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigGroup;
import nova.runtime.config.ConfigSources;
import nova.virt.fake.FakeDriver;
import nova.virt.fake.FakeHost;
import nova.virt.fake.FakeHypervisor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostQuestionsTest {
    private static final ServerId SERVER = new ServerId("s1");
    private static final List<ConfigGroup<?>> GROUPS = List.of(
            VncConfig.GROUP, ConsoleSwitches.Spice.GROUP, ConsoleSwitches.Serial.GROUP, ConsoleSwitches.Mks.GROUP);

    @TempDir
    private Path folder;

    private Set<ConsoleKind> enabled(String text) throws IOException {
        return ConsoleSwitches.enabled(
                Config.load(ConfigSources.ofFiles(Files.writeString(folder.resolve("nova.conf"), text)), GROUPS));
    }

    @Test
    void onlyScreensAreOnUnlessNovaConfSaysSo() throws IOException {
        assertEquals(Set.of(ConsoleKind.VNC), enabled(""));
        assertEquals(Set.of(ConsoleKind.SPICE, ConsoleKind.SERIAL, ConsoleKind.MKS), enabled("""
                        [vnc]
                        enabled = false
                        [spice]
                        enabled = true
                        [serial_console]
                        enabled = true
                        [mks]
                        enabled = true
                        """));
    }

    @Test
    void consolesThatAreSwitchedOffAreUnavailableWhateverTheDriverHas() {
        HostQuestions questions = questions();
        assertEquals(
                "fakeserialconsole.com",
                questions
                        .openConsole(new OpenConsole(SERVER, ConsoleKind.SERIAL))
                        .host());
        NovaException refused = assertThrows(
                NovaException.class, () -> questions.openConsole(new OpenConsole(SERVER, ConsoleKind.SPICE)));
        assertEquals("Unavailable console type spice.", refused.getMessage());
    }

    @Test
    void consoleOutputIsCutFromItsBeginning() {
        assertEquals(
                "login: ",
                questions().consoleOutput(new ConsoleQuestion(SERVER, 7)).output());
    }

    @Test
    void consoleOutputOfAnUnknownServerIsNotFound() {
        NovaException thrown = assertThrows(
                NovaException.class, () -> questions().consoleOutput(new ConsoleQuestion(new ServerId("s9"), 10)));
        assertEquals(ErrorCode.NOT_FOUND, thrown.code());
    }

    /** A host with one guest, whose serial consoles are on. */
    private static HostQuestions questions() {
        FakeHost host = FakeHypervisor.inMemory().host(new HostName("h1"));
        FakeDriver driver = new FakeDriver(host, _ -> {});
        driver.spawn(Orders.guest("s1"), _ -> InputStream.nullInputStream(), () -> false);
        return new HostQuestions(
                new ComputePorts(driver, _ -> InputStream.nullInputStream(), () -> "up", Set.of(ConsoleKind.SERIAL)));
    }
}
