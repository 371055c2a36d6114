package nova.all.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Clients that are installed on this machine. */
final class Clients {
    private static final int LIMIT_SECONDS = 120;

    private Clients() {}

    /** Skips the test where the client is missing, and says so where it cannot be overlooked. */
    static void need(boolean there, String what) {
        if (!there) {
            System.err.println("\n*** SKIPPED: " + what + " is not installed; nothing was compared with it. ***\n");
        }
        Assumptions.assumeTrue(there, what + " is not installed");
    }

    /** A process of its own, with what it said made comparable. */
    static Run run(Map<String, String> environment, String program, String line)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(Script.words(line));
        Path errors = Files.createTempFile("client", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(program + " " + line + " did not end");
        }
        String err = Files.readString(errors);
        Files.delete(errors);
        return Neutral.of(new Run(process.exitValue(), out, err), '@', false);
    }

    /** The lines of a help text that say how to call it. */
    static String usage(Run help) {
        Run neutral = Neutral.of(help, '@', false);
        int end = neutral.out().indexOf("\n\n");
        return (end < 0 ? neutral.out() + neutral.err() : neutral.out().substring(0, end)).strip();
    }
}
