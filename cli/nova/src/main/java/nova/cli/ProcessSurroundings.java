package nova.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import nova.cli.command.Invocation;

/** What the terminal says, the real time, and questions where somebody sits at a terminal. */
public final class ProcessSurroundings implements Invocation.Surroundings {
    /** A question whose answers are more than these is not worth asking. */
    static final int MAX_CHOICES = 50;

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
        if (choices.isEmpty() || choices.size() > MAX_CHOICES) {
            return Optional.empty();
        }
        PrintStream err = terminal.err();
        err.println("Which " + what + "?");
        for (int i = 0; i < choices.size(); i++) {
            err.println("  " + (i + 1) + ") " + choices.get(i));
        }
        err.print("Number or name: ");
        err.flush();
        return answer(choices);
    }

    private Optional<String> answer(List<String> choices) {
        try {
            // not closed: standard input is not ours to close
            BufferedReader reader = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            if (line == null || line.isBlank()) {
                return Optional.empty();
            }
            String said = line.strip();
            boolean number = said.chars().allMatch(Character::isDigit) && said.length() < 4;
            int index = number ? Integer.parseInt(said) : 0;
            return Optional.of(index >= 1 && index <= choices.size() ? choices.get(index - 1) : said);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
