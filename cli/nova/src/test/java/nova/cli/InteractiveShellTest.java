package nova.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    void linesAreRemembered() throws IOException {
        type("flavor-list\rexit\r");
        assertTrue(Files.readString(home.resolve(".local/state/nova/history")).contains("flavor-list"));
    }

    private Typed type(String keys) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(new byte[0]);
        Map<String, String> environment = new LinkedHashMap<>(cloud.environment());
        environment.put("HOME", home.toString());
        Terminal surroundings = new Terminal(in, printer, errors, environment, false);
        Program program = new Program(surroundings, new ProcessSurroundings(surroundings));
        // the keyboard stays there after the last key
        try (PipedOutputStream hands = new PipedOutputStream();
                PipedInputStream keyboard = new PipedInputStream(hands);
                var terminal = new ExternalTerminal(
                        "test", "xterm", keyboard, new ByteArrayOutputStream(), StandardCharsets.UTF_8)) {
            hands.write(keys.getBytes(StandardCharsets.UTF_8));
            hands.flush();
            int code = InteractiveShell.run(program, surroundings, GlobalOptions.parse(List.of()), terminal);
            return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }
}
