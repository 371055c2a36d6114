package nova.runtime.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.error.NovaException;
import nova.model.server.ServerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    private static final System.Logger OURS = System.getLogger("nova.test.Part");
    private static final System.Logger LIBRARY = System.getLogger("org.library.Part");
    private static final RequestContext CONTEXT = new RequestContext(
            new RequestId("req-1"), Optional.empty(), new ProjectId("p"), new UserId("u"), List.of(), Optional.empty());

    @TempDir
    Path directory;

    @Test
    void textLineCarriesRequestAndServer() throws IOException {
        String line = logged(
                false,
                () -> ScopedValue.where(RequestContext.CURRENT, CONTEXT)
                        .where(LogScope.SERVER, new ServerId("s-1"))
                        .run(() -> OURS.log(Level.INFO, "built host={0} port={1} {x} {7}", "h1", 8774)));
        assertTrue(
                line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\d+ INFO nova\\.test\\.Part "
                        + "\\[req-1 s-1] built host=h1 port=8774 \\{x} \\{7}\n"),
                line);
    }

    @Test
    void lineBreaksInMessagesCannotForgeARecord() throws IOException {
        String text = logged(false, () -> OURS.log(Level.ERROR, "name={0}", "x\n2026-01-01 ERROR forged"));
        assertTrue(text.contains("[- -] name=x\n    2026-01-01 ERROR forged\n"), text);
    }

    @Test
    void jsonLineIsOneObject() throws IOException {
        String line = logged(
                true,
                () -> ScopedValue.where(RequestContext.CURRENT, CONTEXT)
                        .run(() -> OURS.log(Level.WARNING, "a \"quoted\"\nthing", new IllegalStateException("why"))));
        assertEquals(1, line.lines().count());
        assertTrue(line.contains("\"level\":\"WARNING\",\"logger\":\"nova.test.Part\",\"request_id\":\"req-1\""), line);
        assertTrue(line.contains("\"message\":\"a \\\"quoted\\\"\\nthing\""), line);
        assertTrue(line.contains("IllegalStateException: why"), line);
    }

    @Test
    void librariesSpeakFromWarningAndLevelsCanBeSet() throws IOException {
        String text = logged(false, () -> {
            LIBRARY.log(Level.INFO, "chatter");
            LIBRARY.log(Level.WARNING, "trouble");
            OURS.log(Level.DEBUG, "detail");
        });
        assertFalse(text.contains("chatter") || text.contains("detail"), text);
        assertTrue(text.contains("trouble"), text);
        Path file = directory.resolve("levels.log");
        try (Logs logs = Logs.start(config(file, false), "test")) {
            logs.apply(new LogConfig(
                    true,
                    Optional.of(file),
                    Optional.empty(),
                    false,
                    false,
                    List.of("org.library=INFO", "x=NONSENSE")));
            LIBRARY.log(Level.INFO, "chatter");
            OURS.log(Level.DEBUG, "detail");
        }
        assertTrue(Files.readString(file).contains("chatter"));
        assertTrue(Files.readString(file).contains("detail"));
    }

    @Test
    void slf4jOfTheLibrariesArrivesHere() throws IOException {
        String text = logged(
                false, () -> org.slf4j.LoggerFactory.getLogger("org.other").warn("by {}", "slf4j"));
        assertTrue(text.contains("WARNING org.other [- -] by slf4j"), text);
    }

    @Test
    void rotatedFileIsLeftWhenReopened() throws IOException {
        Path file = directory.resolve("rotated.log");
        try (Logs logs = Logs.start(config(file, false), "test")) {
            OURS.log(Level.INFO, "before");
            Files.move(file, directory.resolve("rotated.log.1"));
            logs.reopen();
            OURS.log(Level.INFO, "after");
        }
        assertFalse(Files.readString(file).contains("before"));
        assertTrue(Files.readString(file).contains("after"));
    }

    @Test
    void fileIsNamedAfterTheProgramInItsDirectory() {
        LogConfig config = new LogConfig(false, Optional.empty(), Optional.of(directory), false, false, List.of());
        assertEquals(Optional.of(directory.resolve("nova-api.log")), config.fileOf("nova-api"));
    }

    @Test
    void placeThatCannotBeWrittenIsSaid() {
        LogConfig config = config(directory.resolve("missing/x.log"), false);
        NovaException refused = assertThrows(
                NovaException.class, () -> Logs.start(config, "nova-api").close());
        assertTrue(refused.getMessage().contains("missing/x.log"), refused.getMessage());
    }

    private String logged(boolean json, Runnable body) throws IOException {
        Path file = directory.resolve("test.log");
        Files.deleteIfExists(file);
        Logs logs = Logs.start(config(file, json), "test");
        try (logs) {
            body.run();
        }
        return Files.readString(file);
    }

    private static LogConfig config(Path file, boolean json) {
        return new LogConfig(false, Optional.of(file), Optional.empty(), json, false, List.of());
    }
}
