package nova.cli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import nova.cli.GlobalOptions;
import nova.cli.ProcessSurroundings;
import nova.cli.Session;
import nova.cli.Terminal;
import nova.cli.help.Summaries;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.SyntaxError;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.TerminalBuilder;

/**
 * Commands line after line, logged in once: started by {@code nova} alone on a terminal, or by {@code nova shell}. Ctrl-C
 * ends the command that runs, or empties the line; {@code exit} or the end of the input ends the shell.
 */
public final class InteractiveShell {
    /** Older lines are forgotten. */
    private static final int HISTORY_LINES = 1000;

    private final org.jline.terminal.Terminal terminal;
    private final Terminal surroundings;
    private final Session session;

    private InteractiveShell(org.jline.terminal.Terminal terminal, Terminal around, GlobalOptions global) {
        this.terminal = terminal;
        this.surroundings = new Terminal(
                around.in(),
                Interruption.untilInterrupted(around.out()),
                Interruption.untilInterrupted(around.err()),
                around.environment(),
                around.interactive());
        this.session = new Session(
                surroundings, new ShellSurroundings(terminal, new ProcessSurroundings(surroundings)), global);
    }

    public static int run(Terminal surroundings, GlobalOptions global) {
        try (org.jline.terminal.Terminal terminal =
                TerminalBuilder.builder().system(true).build()) {
            return run(surroundings, global, terminal);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** At a terminal that is there already. The answer is the exit code of the last command. */
    public static int run(Terminal surroundings, GlobalOptions global, org.jline.terminal.Terminal terminal) {
        return new InteractiveShell(terminal, surroundings, global).loop();
    }

    private int loop() {
        if (surroundings.interactive()) {
            say("Type a command, help for the list of " + Summaries.all().size() + ", exit to leave.");
        }
        LineReader reader = reader();
        Interruption interruption = new Interruption(terminal);
        int last = 0;
        while (true) {
            List<String> words;
            try {
                words = words(reader.readLine(surroundings.interactive() ? "nova> " : ""));
            } catch (UserInterruptException _) {
                continue;
            } catch (EndOfFileException _) {
                return last;
            } catch (SyntaxError unfinished) {
                say(unfinished.getMessage());
                continue;
            }
            if (words.isEmpty() || words.equals(List.of("shell"))) {
                continue;
            }
            if (words.equals(List.of("exit")) || words.equals(List.of("quit"))) {
                return last;
            }
            last = run(interruption, words);
        }
    }

    private LineReader reader() {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("nova")
                .completer(new CommandCompleter(session))
                .variable(LineReader.HISTORY_FILE, historyFile(surroundings))
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
                // an exclamation mark is part of a name or a password
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    private int run(Interruption interruption, List<String> words) {
        try {
            int code = interruption.run(() -> session.run(words));
            if (code == Interruption.EXIT_INTERRUPTED) {
                // behind the ^C
                say("");
            }
            return code;
        } catch (ExecutionException fault) {
            // a fault of ours in one command is no reason to lose the others
            surroundings
                    .err()
                    .println("ERROR (" + fault.getCause().getClass().getSimpleName() + "): "
                            + fault.getCause().getMessage());
            surroundings.err().flush();
            return 1;
        }
    }

    private void say(String sentence) {
        surroundings.out().println(sentence);
        surroundings.out().flush();
    }

    private static List<String> words(String line) {
        List<String> words = new DefaultParser().parse(line, line.length()).words();
        // an empty word at the end is where the next one would begin
        List<String> said = !words.isEmpty() && words.getLast().isEmpty() ? words.subList(0, words.size() - 1) : words;
        return !said.isEmpty() && said.getFirst().equals("nova") ? said.subList(1, said.size()) : said;
    }

    private static Path historyFile(Terminal surroundings) {
        String home = surroundings.environment().getOrDefault("HOME", System.getProperty("user.home"));
        String state = surroundings.environment().getOrDefault("XDG_STATE_HOME", home + "/.local/state");
        return Path.of(state, "nova", "history");
    }
}
