package nova.network.host;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs commands for real: found in the system's own folders only, never through a shell. */
public final class SystemCommands implements HostCommands {
    private static final Logger LOG = System.getLogger(SystemCommands.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MAX_OUTPUT_BYTES = 1 << 16;
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/sbin"), Path.of("/bin"));

    /** The programs of {@link HostCommands.Tool} that this machine does not have, by name. */
    public static List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Tool tool : Tool.values()) {
            if (find(tool).isEmpty()) {
                missing.add(name(tool));
            }
        }
        return missing;
    }

    private static Optional<Path> find(Tool tool) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name(tool)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String name(Tool tool) {
        return tool.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Outcome run(Tool tool, List<String> arguments, String input) {
        Optional<Path> program = find(tool);
        if (program.isEmpty()) {
            return new Outcome(127, name(tool) + " is not installed");
        }
        List<String> command = new ArrayList<>();
        command.add(program.get().toString());
        command.addAll(arguments);
        Outcome outcome = run(command, input);
        LOG.log(Level.DEBUG, "command={0} exit={1} output={2}", command, outcome.exit(), outcome.output());
        return outcome;
    }

    /** Output goes through a file, so that a daemon that keeps the pipe open does not keep us waiting. */
    private static Outcome run(List<String> command, String input) {
        Path output = null;
        try {
            output = Files.createTempFile("nova-network", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(124, "did not end within " + LIMIT.toSeconds() + " s");
            }
            try (var said = Files.newInputStream(output)) {
                String text = new String(said.readNBytes(MAX_OUTPUT_BYTES), StandardCharsets.UTF_8);
                return new Outcome(process.exitValue(), text.strip());
            }
        } catch (IOException failed) {
            return new Outcome(126, String.valueOf(failed.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome(125, "this process is stopping");
        } finally {
            remove(output);
        }
    }

    private static void remove(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException cause) {
            LOG.log(Level.DEBUG, "cannot remove a scratch file: file={0} cause={1}", file, cause.getMessage());
        }
    }
}
