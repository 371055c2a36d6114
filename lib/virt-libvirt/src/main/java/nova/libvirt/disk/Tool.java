package nova.libvirt.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/** Runs one program of the host, with a limit of time, and ends it when the order is cancelled. No shell in between. */
final class Tool {
    private static final long MAX_OUTPUT_BYTES = 4096;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private static final List<Path> ADMIN_FOLDERS = List.of(Path.of("/usr/sbin"), Path.of("/sbin"));

    private Tool() {}

    /** Runs to success, or throws with the program's own words. */
    static void run(List<String> command, Duration limit, BooleanSupplier cancelled) {
        String name = command.getFirst();
        Path output = null;
        try {
            output = Files.createTempFile("nova-tool", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            await(process, name, limit, cancelled);
            if (process.exitValue() != 0) {
                throw new GuestException(
                        Kind.FAILED, name + " failed with exit code " + process.exitValue() + ": " + head(output));
            }
        } catch (IOException cannotStart) {
            throw new GuestException(
                    Kind.REFUSED, name + " cannot be run on this host: " + cannotStart.getMessage(), cannotStart);
        } finally {
            deleteQuietly(output);
        }
    }

    private static void await(Process process, String name, Duration limit, BooleanSupplier cancelled) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    end(process);
                    throw new GuestException(Kind.CANCELLED, "cancelled while " + name + " ran");
                }
                if (System.nanoTime() - deadline > 0) {
                    end(process);
                    throw new GuestException(
                            Kind.FAILED, name + " did not end within " + limit.toSeconds() + " s and was ended");
                }
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new GuestException(Kind.FAILED, "this process is stopping", stopping);
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String head(Path output) throws IOException {
        try (var stream = Files.newInputStream(output)) {
            return new String(stream.readNBytes((int) MAX_OUTPUT_BYTES), StandardCharsets.UTF_8).strip();
        }
    }

    /** An ordinary user's PATH often lacks the folders of mke2fs and mkswap. */
    private static String locate(String program) {
        return program.contains("/")
                ? program
                : ADMIN_FOLDERS.stream()
                        .map(folder -> folder.resolve(program))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst()
                        .orElse(program);
    }

    private static void deleteQuietly(Path output) {
        if (output != null) {
            output.toFile().delete();
        }
    }

    static List<String> command(String program, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(locate(program)));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
