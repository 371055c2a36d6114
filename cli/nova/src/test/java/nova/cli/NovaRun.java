package nova.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.cli.command.Invocation;

/** What one call of the command printed and ended with. */
record NovaRun(int exitCode, String out, String err) {
    static NovaRun of(Map<String, String> environment, String... words) {
        return of(environment, () -> {}, words);
    }

    /** As if somebody sat at a terminal who always takes the first choice. */
    static NovaRun asked(Map<String, String> environment, String... words) {
        return run(environment, () -> {}, true, words);
    }

    /** {@code atPause} runs whenever the command waits. */
    static NovaRun of(Map<String, String> environment, Runnable atPause, String... words) {
        return run(environment, atPause, false, words);
    }

    private static NovaRun run(Map<String, String> environment, Runnable atPause, boolean asked, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream("ssh-ed25519 AAAA typed".getBytes(StandardCharsets.UTF_8));
        Terminal terminal = new Terminal(in, printer, errors, environment, false);
        int code = new Program(terminal, new Quick(in, asked, atPause)).run(List.of(words));
        return new NovaRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Words of a command line, quotes around those with spaces. */
    static String[] words(String line) {
        List<String> words = new ArrayList<>();
        String[] parts = line.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                words.add(parts[i]);
            } else {
                for (String word : parts[i].strip().split(" ")) {
                    if (!word.isEmpty()) {
                        words.add(word);
                    }
                }
            }
        }
        return words.toArray(String[]::new);
    }

    private record Quick(InputStream in, boolean interactive, Runnable atPause) implements Invocation.Surroundings {
        @Override
        public void pause(Duration duration) {
            atPause.run();
        }

        @Override
        public String askSecret(String prompt) {
            throw new IllegalStateException("nobody sits at a terminal in a test");
        }

        @Override
        public Optional<String> choose(String what, List<String> choices) {
            return choices.stream().findFirst();
        }
    }
}
