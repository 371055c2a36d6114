package nova.all.clients;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nova.cli.json.Json;
import nova.cli.json.JsonObject;

/** Debian's python3-novaclient, each call in a fork of one Python that has imported it. */
final class Novaclient implements NovaProgram, AutoCloseable {
    private static final Path COMMAND = Path.of("/usr/bin/nova");
    private static final String PYTHON = "/usr/bin/python3";

    private final Process python;
    private final BufferedWriter calls;
    private final BufferedReader answers;

    Novaclient(Path folder) throws IOException {
        Path script = folder.resolve("novaclient-server.py");
        try (var in = Novaclient.class.getResourceAsStream("novaclient-server.py")) {
            Files.write(script, in.readAllBytes());
        }
        python = new ProcessBuilder(PYTHON, script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        calls = python.outputWriter(StandardCharsets.UTF_8);
        answers = python.inputReader(StandardCharsets.UTF_8);
    }

    static boolean isInstalled() {
        return Files.isExecutable(COMMAND) && Files.isExecutable(Path.of(PYTHON));
    }

    @Override
    public char letter() {
        return 'Q';
    }

    @Override
    public Run run(List<String> arguments, Map<String, String> environment) {
        try {
            calls.write(Json.write(Map.of("arguments", arguments, "environment", environment)));
            calls.newLine();
            calls.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("python ended at " + arguments);
            }
            JsonObject answer = JsonObject.of(Json.read(line));
            return new Run((int) answer.number("code", -1), answer.text("out", ""), answer.text("err", ""));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        calls.close();
        python.destroy();
    }
}
