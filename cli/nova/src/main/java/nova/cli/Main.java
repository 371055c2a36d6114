package nova.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
        Program program = new Program(terminal, new ProcessSurroundings(terminal));
        Thread interrupted = new Thread(() -> {
            err.println("... terminating nova client");
            err.flush();
        });
        Runtime.getRuntime().addShutdownHook(interrupted);
        int code = program.run(List.of(typed));
        out.flush();
        err.flush();
        Runtime.getRuntime().removeShutdownHook(interrupted);
        System.exit(code);
    }

    /** A stream of the process, in UTF-8 whatever the locale. */
    public static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }
}
