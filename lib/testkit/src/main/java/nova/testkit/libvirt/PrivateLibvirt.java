package nova.testkit.libvirt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A libvirtd of the test's own, started by the project's script, so that the machine's is never touched; and the small
 * guest image, built once. Where either cannot be had, {@link #start} throws with the reason.
 */
public final class PrivateLibvirt implements AutoCloseable {
    private static final long LIMIT_SECONDS = 180;

    private final Path folder;
    private final String uri;
    private final Path image;

    private PrivateLibvirt(Path folder, String uri, Path image) {
        this.folder = folder;
        this.uri = uri;
        this.image = image;
    }

    /** Why real guests cannot run here. */
    public static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable(String reason) {
            super(reason);
        }
    }

    /** {@code name} begins the name of its folder, so that two users of this class never share one. */
    public static PrivateLibvirt start(String name) throws Unavailable {
        try {
            Path packaging = packaging();
            String image = lastLine(
                    packaging.resolve("guest-image/build").toString(),
                    imageFolder().toString());
            // short: the daemon's sockets lie below it, and a socket's path may have 107 characters
            Path folder = Files.createDirectories(Path.of(
                    System.getProperty("java.io.tmpdir"),
                    name + ProcessHandle.current().pid()));
            String uri = lastLine(packaging.resolve("libvirt-up").toString(), "--private", folder.toString());
            return new PrivateLibvirt(folder, uri, Path.of(image));
        } catch (IOException failed) {
            throw new Unavailable(failed.toString());
        }
    }

    public String uri() {
        return uri;
    }

    public Path folder() {
        return folder;
    }

    /** The bootable disk; kernel and ramdisk lie beside it. */
    public Path image() {
        return image;
    }

    /** What the daemon itself thinks of its guests: independent of the code under test. */
    public String virsh(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 4];
        command[0] = "virsh";
        command[1] = "-q";
        command[2] = "-c";
        command[3] = uri;
        System.arraycopy(arguments, 0, command, 4, arguments.length);
        return run(command).output();
    }

    /** Ends the daemon, not its guests, by the id it wrote down. */
    public void crash() throws IOException {
        String pid = Files.readString(folder.resolve("pid")).strip();
        run("kill", "-9", pid);
    }

    public void startAgain() throws IOException {
        Result result = run(packaging().resolve("libvirt-up").toString(), "--private", folder.toString());
        if (result.exitCode() != 0) {
            throw new IOException(result.output());
        }
    }

    public record Result(int exitCode, String output) {}

    public static Result run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " did not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
        return new Result(process.exitValue(), output);
    }

    private static String lastLine(String... command) throws IOException, Unavailable {
        Result result = run(command);
        if (result.exitCode() != 0) {
            throw new Unavailable(result.output());
        }
        return result.output().lines().reduce((_, last) -> last).orElse("");
    }

    private static Path packaging() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("packaging/dev"))) {
            folder = folder.getParent();
        }
        return folder.resolve("packaging/dev");
    }

    private static Path imageFolder() {
        String given = System.getenv("NOVA_GUEST_IMAGE_DIR");
        return given == null ? packaging().resolve("../../target/guest-image").normalize() : Path.of(given);
    }

    @Override
    public void close() throws IOException {
        run(packaging().resolve("libvirt-up").toString(), "--stop", folder.toString());
        run("rm", "-rf", folder.toString());
    }
}
