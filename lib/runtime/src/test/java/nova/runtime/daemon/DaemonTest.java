package nova.runtime.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nova.runtime.systemd.DatagramReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class DaemonTest {
    private static final Program PROGRAM = new Program("nova-test", "1.2.3", List.of());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void versionAndHelpEndAtOnce() {
        assertEquals(0, run("--version"));
        assertEquals("1.2.3\n", out.toString(StandardCharsets.UTF_8));
        assertEquals(0, run("--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("--config-file FILE"));
    }

    @Test
    void unknownArgumentAndBadConfigurationAreSaidOnStandardError() throws Exception {
        assertEquals(2, run("--nonsense"));
        Path file = Files.writeString(directory.resolve("nova.conf"), "[DEFAULT]\ndebgu = 1\n");
        assertEquals(1, run("--config-file", file.toString()));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("nova-test: unknown argument --nonsense"), said);
        assertTrue(said.contains("[DEFAULT] debgu is not an option; did you mean debug?"), said);
    }

    @Test
    void realProcessTellsSystemdReloadsAndDrains() throws Throwable {
        String socket = directory.resolve("notify").toString();
        Path log = directory.resolve("nova-test.log");
        ProcessBuilder builder = smallDaemon();
        builder.environment().put("NOTIFY_SOCKET", socket);
        try (DatagramReceiver systemd = new DatagramReceiver(socket)) {
            Process process = builder.inheritIO().start();
            try {
                assertEquals("READY=1", systemd.next());
                signal(process, "HUP");
                assertTrue(systemd.next().startsWith("RELOADING=1\n"));
                assertEquals("READY=1", systemd.next());
                signal(process, "TERM");
                assertEquals("STOPPING=1", systemd.next());
                assertTrue(process.waitFor(60, TimeUnit.SECONDS));
                assertEquals(0, process.exitValue());
            } finally {
                process.destroyForcibly();
            }
        }
        String text = Files.readString(log);
        assertTrue(text.contains("INFO nova.runtime.daemon.Daemon [- -] ready program=nova-test version=1"), text);
        assertTrue(text.contains("small part drained"), text);
        assertTrue(text.contains("small part closed"), text);
    }

    @Test
    void termEndsAProcessThatWaitsForAPeerAtItsStart() throws Exception {
        ProcessBuilder builder = smallDaemon();
        builder.environment().put("SMALL_DAEMON_WAITS", "yes");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var said = process.inputReader()) {
            assertEquals("waiting", said.readLine());
            signal(process, "TERM");
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(directory.resolve("nova-test.log"));
        assertTrue(text.contains("told to stop while starting program=nova-test"), text);
        assertTrue(text.contains("small part closed"), text);
    }

    @Test
    void failedStartIsSaidOnceWithoutAStackTrace() throws Exception {
        ProcessBuilder builder = smallDaemon();
        builder.environment().put("SMALL_DAEMON_FAILS", "yes");
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue());
        assertEquals(
                "nova-test: cannot start: no peer at all\n",
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        String text = Files.readString(directory.resolve("nova-test.log"));
        assertTrue(text.contains("cannot start program=nova-test reason=no peer at all"), text);
        assertTrue(!text.contains("NovaException") && text.contains("small part closed"), text);
    }

    /** Signals as a service manager leaves them: under nohup HUP is ignored, and a JVM that was started so never hears it. */
    private ProcessBuilder smallDaemon() throws Exception {
        Path file = Files.writeString(
                directory.resolve("nova.conf"),
                "[DEFAULT]\nlog_dir = " + directory + "\n[management]\nports = nova-test:0\n");
        return new ProcessBuilder(
                "env",
                "--default-signal=HUP,TERM",
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SmallDaemon.class.getName(),
                "--config-file",
                file.toString());
    }

    private int run(String... arguments) {
        return Daemon.run(
                PROGRAM,
                arguments,
                daemon -> {
                    throw new IllegalStateException("must not get here");
                },
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static void signal(Process process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
