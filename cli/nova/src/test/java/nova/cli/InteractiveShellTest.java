package nova.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nova.cli.shell.InteractiveShell;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractiveShellTest {
    private ScriptedCloud cloud;

    @TempDir
    Path home;

    private record Typed(int code, String out, String err) {}

    @BeforeEach
    void open() throws IOException {
        cloud = SmallCloud.script(new ScriptedCloud());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void commandsShareOneLogin() throws IOException {
        Typed typed = type("flavor-list\rnova show \"web 1\"\rexit\r");
        assertEquals(0, typed.code(), typed.err());
        assertTrue(typed.out().contains("| m1.tiny"), typed.out());
        assertTrue(typed.out().contains("| name                                 | web 1"), typed.out());
        assertEquals(
                1,
                cloud.asked().stream()
                        .filter(each -> each.request().startsWith("POST /v3"))
                        .count());
    }

    @Test
    void aFailureDoesNotEndItButIsTheExitCode() throws IOException {
        Typed typed = type("show nope\rexit\r");
        assertEquals(1, typed.code());
        assertEquals("ERROR (CommandError): No server with a name or ID of 'nope' exists.\n", typed.err());
        assertEquals(0, type("show nope\rflavor-list\r\u0004").code());
    }

    @Test
    void commandsOptionsAndNamesAreCompleted() throws IOException {
        assertTrue(type("flavor-li\t\rexit\r").out().contains("| m1.tiny"));
        assertTrue(type("list --mini\t\rexit\r").out().contains("| web 1 |"));
        assertTrue(type("flavor-show m1.\t\rexit\r").out().contains("| name                       | m1.tiny"));
        type("boot --flavor 1 --image ti\t web\rexit\r");
        assertTrue(
                cloud.requests().stream().anyMatch(each -> each.endsWith("/v2/images?name=tiny")),
                cloud.requests().toString());
    }

    @Test
    void valuesOfOptionsAreNoArgumentsToTheCompletion() throws IOException {
        assertTrue(
                type("show --wrap 80 we\t\rexit\r").out().contains("| name                                 | web 1"));
        type("boot --flavor 1 --image tiny --key-name k\t web\rexit\r");
        assertTrue(cloud.asked().stream().anyMatch(each -> each.body().matches(".*\"key_name\": ?\"k1\".*")));
    }

    @Test
    void exclamationMarksAreLettersLikeOthers() throws IOException {
        assertEquals(
                "ERROR (CommandError): No server with a name or ID of 'wow!list' exists.\n",
                type("list\rshow wow!list\rexit\r").err());
    }

    @Test
    void controlCEndsACommandWhoseCloudDoesNotAnswer() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Typed typed = interrupted("flavor-list", "GET /v2.1/flavors/detail", never, "exit");
        never.countDown();
        assertEquals(130, typed.code());
        assertEquals("", typed.err());
        assertFalse(typed.out().contains("m1.tiny"), typed.out());
    }

    @Test
    void controlCEndsAPollAndTheNextCommandRuns() throws Exception {
        String server = "GET /v2.1/servers/" + SmallCloud.SERVER_ID;
        cloud.on(server, "{\"server\": " + SmallCloud.SERVER.replace("ACTIVE", "BUILD") + "}");
        Typed typed = interrupted(
                "boot --flavor 1 --image tiny --poll web",
                server + "/os-instance-actions",
                new CountDownLatch(0),
                "flavor-list",
                "exit");
        assertEquals(0, typed.code(), typed.err());
        assertEquals("", typed.err());
        assertTrue(typed.out().contains("| status                               | BUILD"), typed.out());
        assertFalse(typed.out().contains("Finished"), typed.out());
        assertTrue(typed.out().contains("| m1.tiny"), typed.out());
    }

    @Test
    void controlDLeaves() throws IOException {
        assertEquals(0, type("\u0004").code());
    }

    @Test
    void questionsAreAskedAtTheSameKeyboard() throws IOException {
        Typed typed = type(true, "boot --image tiny web\r1\rexit\r");
        assertEquals(0, typed.code(), typed.err());
        assertTrue(cloud.asked().stream().anyMatch(each -> each.body().matches(".*\"flavorRef\": ?\"1\".*")));
        assertFalse(Files.readString(home.resolve(".local/state/nova/history")).contains(":1\n"));
    }

    @Test
    void whatACommandReadsIsTypedUpToControlD() throws IOException {
        assertEquals(
                "",
                type("keypair-add --pub-key - k1\rssh-ed25519 AAAA mine\r\u0004exit\r")
                        .err());
        assertTrue(cloud.asked().stream().anyMatch(each -> each.body().contains("ssh-ed25519 AAAA mine")));
    }

    @Test
    void linesAreRemembered() throws IOException {
        type("flavor-list\rexit\r");
        assertTrue(Files.readString(home.resolve(".local/state/nova/history")).contains("flavor-list"));
    }

    private Typed type(String keys) throws IOException {
        return type(false, keys);
    }

    private Typed type(boolean interactive, String keys) throws IOException {
        return atKeyboard(interactive, hands -> hands.write(keys.getBytes(StandardCharsets.UTF_8)));
    }

    /** Ctrl-C while the first command waits for the answer to {@code request}, which comes after {@code answered}. */
    private Typed interrupted(String first, String request, CountDownLatch answered, String... next)
            throws IOException {
        CountDownLatch asked = new CountDownLatch(1);
        cloud.beforeAnswering(request, () -> {
            asked.countDown();
            await(answered);
        });
        return atKeyboard(false, hands -> {
            hands.write((first + "\r").getBytes(StandardCharsets.UTF_8));
            hands.flush();
            await(asked);
            hands.write('\003');
            hands.write((String.join("\r", next) + "\r").getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Hands {
        void type(OutputStream keys) throws IOException;
    }

    private Typed atKeyboard(boolean interactive, Hands hands) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(new byte[0]);
        Map<String, String> environment = new LinkedHashMap<>(cloud.environment());
        environment.put("HOME", home.toString());
        Terminal surroundings = new Terminal(in, printer, errors, environment, interactive);
        // the keyboard stays there after the last key
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream keyboard = new PipedInputStream(keys);
                var terminal = new ExternalTerminal(
                        "test", "xterm", keyboard, new ByteArrayOutputStream(), StandardCharsets.UTF_8)) {
            FutureTask<Integer> shell = new FutureTask<>(
                    () -> InteractiveShell.run(surroundings, GlobalOptions.parse(List.of()), terminal));
            Thread.ofPlatform().daemon().start(shell);
            hands.type(keys);
            keys.flush();
            return new Typed(
                    shell.get(60, TimeUnit.SECONDS),
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } catch (ExecutionException | TimeoutException failure) {
            throw new AssertionError(err.toString(StandardCharsets.UTF_8), failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
