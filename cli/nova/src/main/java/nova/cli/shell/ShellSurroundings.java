package nova.cli.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nova.cli.CommandFailure;
import nova.cli.ProcessSurroundings;
import nova.cli.Question;
import nova.cli.command.Invocation;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * What a command in the shell may ask. The keyboard is the shell's: whoever read standard input beside it would take
 * each other's keys, and could not be interrupted.
 */
final class ShellSurroundings implements Invocation.Surroundings {
    /** Nobody types more by hand, and what is pasted beyond it is refused by the command. */
    private static final int MOST_BYTES = 1 << 20;

    private final ProcessSurroundings process;
    private final LineReader reader;

    ShellSurroundings(Terminal terminal, ProcessSurroundings process) {
        this.process = process;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .variable(LineReader.DISABLE_HISTORY, true)
                .variable(LineReader.DISABLE_COMPLETION, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /** What is typed up to Ctrl-D. */
    @Override
    public InputStream in() {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        while (typed.size() < MOST_BYTES) {
            Optional<String> line = asked(() -> reader.readLine(""));
            if (line.isEmpty()) {
                break;
            }
            typed.writeBytes((line.get() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(typed.toByteArray());
    }

    @Override
    public boolean interactive() {
        return process.interactive();
    }

    @Override
    public void pause(Duration duration) {
        process.pause(duration);
    }

    @Override
    public String askSecret(String prompt) {
        return asked(() -> reader.readLine(prompt, '\0'))
                .orElseThrow(() -> CommandFailure.because("Nothing was typed"));
    }

    @Override
    public Optional<String> choose(String what, List<String> choices) {
        Question question = new Question(what, choices);
        return question.worthAsking()
                ? asked(() -> reader.readLine(question.text() + Question.PROMPT))
                        .flatMap(question::answer)
                : Optional.empty();
    }

    private static Optional<String> asked(Supplier<String> question) {
        try {
            return Optional.of(question.get());
        } catch (EndOfFileException _) {
            return Optional.empty();
        } catch (UserInterruptException _) {
            Thread.currentThread().interrupt();
            throw CommandFailure.because("Interrupted while asking.");
        }
    }
}
