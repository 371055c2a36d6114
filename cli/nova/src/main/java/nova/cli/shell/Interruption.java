package nova.cli.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/**
 * Lets Ctrl-C end the command that runs, and nothing else. A command has a virtual thread of its own, because an
 * interrupt closes the sockets of those: whatever it waits for ends at once.
 */
final class Interruption {
    /** As a shell says it of a program that SIGINT ended. */
    static final int EXIT_INTERRUPTED = 130;

    /** What does not end by then, such as a name server that does not answer, ends by itself behind the prompt. */
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final Terminal terminal;

    Interruption(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The answer is the exit code of the command, or of its interruption. */
    int run(IntSupplier command) throws ExecutionException {
        FutureTask<Integer> task = new FutureTask<>(command::getAsInt);
        Thread runner = Thread.ofVirtual().unstarted(task);
        Terminal.SignalHandler before = terminal.handle(Signal.INT, _ -> task.cancel(true));
        try {
            runner.start();
            return task.get();
        } catch (CancellationException _) {
            join(runner);
            return EXIT_INTERRUPTED;
        } catch (InterruptedException _) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return EXIT_INTERRUPTED;
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }

    private static void join(Thread runner) {
        try {
            runner.join(LONGEST_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes nothing more from a command that was interrupted, not even the rest of a long list. */
    static PrintStream untilInterrupted(PrintStream stream) {
        OutputStream heeding = new FilterOutputStream(stream) {
            @Override
            public void write(int oneByte) throws IOException {
                if (!Thread.currentThread().isInterrupted()) {
                    out.write(oneByte);
                }
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (!Thread.currentThread().isInterrupted()) {
                    out.write(bytes, from, length);
                }
            }
        };
        return new PrintStream(heeding, false, StandardCharsets.UTF_8);
    }
}
