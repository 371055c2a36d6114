package nova.cli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import nova.cli.GlobalOptions;
import nova.cli.Program;
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
 * Commands line after line, logged in once: started by {@code nova} alone on a terminal, or by {@code nova shell}. Ends
 * with {@code exit} or the end of the input.
 */
public final class InteractiveShell {
    /** Older lines are forgotten. */
    private static final int HISTORY_LINES = 1000;

    private InteractiveShell() {}

    public static int run(Program program, Terminal surroundings, GlobalOptions global) {
        try (org.jline.terminal.Terminal terminal =
                TerminalBuilder.builder().system(true).build()) {
            return run(program, surroundings, global, terminal);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** At a terminal that is there already. */
    public static int run(
            Program program, Terminal surroundings, GlobalOptions global, org.jline.terminal.Terminal terminal) {
        Program.Session session = program.session(global);
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("nova")
                .completer(new CommandCompleter(session))
                .variable(LineReader.HISTORY_FILE, historyFile(surroundings))
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
                .build();
        surroundings
                .out()
                .println("Type a command, help for the list of "
                        + Summaries.all().size() + ", exit to leave.");
        surroundings.out().flush();
        return loop(session, reader);
    }

    private static int loop(Program.Session session, LineReader reader) {
        int last = 0;
        while (true) {
            List<String> words;
            try {
                words = words(reader.readLine("nova> "));
            } catch (UserInterruptException _) {
                continue;
            } catch (EndOfFileException _) {
                return last;
            } catch (SyntaxError unfinished) {
                reader.printAbove(unfinished.getMessage());
                continue;
            }
            if (words.isEmpty()) {
                continue;
            }
            if (words.getFirst().equals("exit") || words.getFirst().equals("quit")) {
                return last;
            }
            last = session.run(words);
        }
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
