package nova.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import nova.cli.command.Invocation;

/** What the terminal says, the real time, and questions where somebody sits at a terminal. */
public final class ProcessSurroundings implements Invocation.Surroundings {
    private final Terminal terminal;

    public ProcessSurroundings(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public InputStream in() {
        return terminal.in();
    }

    @Override
    public boolean interactive() {
        return terminal.interactive();
    }

    @Override
    public void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw CommandFailure.because("Interrupted while waiting.");
            }
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

    @Override
    public Optional<String> choose(String what, List<String> choices) {
        Question question = new Question(what, choices);
        if (!question.worthAsking()) {
            return Optional.empty();
        }
        terminal.err().print(question.text() + Question.PROMPT);
        terminal.err().flush();
        try {
            // not closed: standard input is not ours to close
            BufferedReader reader = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            return line == null ? Optional.empty() : question.answer(line);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
