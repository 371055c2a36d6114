package nova.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import nova.cli.command.Invocation;
import nova.cli.shell.InteractiveShell;

/** The {@code nova} command. */
public final class Main {
    private static final int BUFFER_BYTES = 8192;

    private Main() {}

    public static void main(String[] typed) {
        // a request that may have created something is never repeated behind our back
        System.setProperty("sun.net.http.retryPost", "false");
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        boolean interactive = Boolean.getBoolean("nova.terminal");
        Terminal terminal = new Terminal(System.in, out, err, System.getenv(), interactive);
        Program program = new Program(terminal, new RealSurroundings());
        int code = typed.length == 0 && interactive
                ? InteractiveShell.run(program, terminal)
                : program.run(List.of(typed));
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }

    private static final class RealSurroundings implements Invocation.Surroundings {
        @Override
        public InputStream in() {
            return System.in;
        }

        @Override
        public void pause(Duration duration) {
            long end = System.nanoTime() + duration.toNanos();
            for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        @Override
        public String askSecret(String prompt) {
            Console console = System.console();
            char[] answer = console == null ? null : console.readPassword("%s", prompt);
            if (answer == null) {
                throw CommandFailure.because("Expecting a password provided via either --os-password,"
                        + " env[OS_PASSWORD], or prompted response");
            }
            return new String(answer);
        }
    }
}
