package nova.all.clients;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The lines of a file of commands: {@code as USER} changes who calls, {@code do WORDS} prepares something with our
 * program, {@code let NAME FIELD = WORDS} keeps a field of what our program answers, and every other line is compared.
 * {@code {NAME}} is what was kept; {@code @} is another letter for each program. A leading {@code ~} leaves widths of
 * tables and values of a server that is just being built out.
 */
record Script(List<Line> lines) {
    record Line(String kind, String text) {}

    static Script read(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(resource), resource)) {
            List<Line> lines = new ArrayList<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> {
                        int space = line.indexOf(' ');
                        String first = space < 0 ? line : line.substring(0, space);
                        boolean order = List.of("as", "do", "let", "~").contains(first);
                        lines.add(new Line(order ? first : "compare", order ? line.substring(space + 1) : line));
                    });
            return new Script(List.copyOf(lines));
        }
    }

    /** Words between spaces; quotes keep spaces, and an empty pair of them is an empty word. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (char each : line.toCharArray()) {
            if (quote != 0) {
                quote = each == quote ? 0 : quote;
                if (quote != 0) {
                    word.append(each);
                }
            } else if (each == ' ') {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
            } else {
                word = word == null ? new StringBuilder() : word;
                if (each == '"' || each == '\'') {
                    quote = each;
                } else {
                    word.append(each);
                }
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }
}
