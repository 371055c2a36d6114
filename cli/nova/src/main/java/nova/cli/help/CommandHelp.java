package nova.cli.help;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Shape;
import nova.cli.command.Usage;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of one command: usage, what it does, and a line or more for each argument, laid out as argparse does. */
final class CommandHelp {
    private static final int WIDTH = 78;
    private static final int WIDEST_NAMES = 32;

    private CommandHelp() {}

    static String of(Shape shape, String summary) {
        Map<String, String> positionals = new LinkedHashMap<>();
        for (PositionalParamSpec each : shape.spec().positionalParameters()) {
            positionals.put(each.paramLabel(), String.join(" ", each.description()));
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionSpec each : shape.spec().options()) {
            if (!each.hidden()) {
                options.put(names(each), String.join(" ", each.description()));
            }
        }
        int column = column(positionals, options);
        StringBuilder out = new StringBuilder(Usage.of(shape)).append("\n\n");
        out.append(summary).append('\n');
        section(out, "Positional arguments", positionals, column);
        section(out, "Options", options, column);
        return out.toString();
    }

    private static String names(OptionSpec option) {
        String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        String shown = option.arity().min() == 0 && !label.isEmpty() ? " [" + label.strip() + "]" : label;
        StringBuilder all = new StringBuilder();
        for (String name : option.names()) {
            all.append(all.isEmpty() ? "" : ", ").append(name).append(shown);
        }
        return all.toString();
    }

    private static int column(Map<String, String> positionals, Map<String, String> options) {
        int longest = 0;
        for (String name : positionals.keySet()) {
            longest = Math.max(longest, name.length());
        }
        for (String name : options.keySet()) {
            longest = Math.max(longest, name.length());
        }
        return Math.min(longest + 4, WIDEST_NAMES);
    }

    private static void section(StringBuilder out, String title, Map<String, String> lines, int column) {
        if (lines.isEmpty()) {
            return;
        }
        out.append('\n').append(title).append(":\n");
        lines.forEach((name, text) -> {
            out.append("  ").append(name);
            int used = name.length() + 2;
            if (used + 2 > column) {
                out.append('\n');
                used = 0;
            }
            out.repeat(' ', column - used);
            wrapped(out, text, column);
        });
    }

    private static void wrapped(StringBuilder out, String text, int column) {
        int used = column;
        String gap = "";
        for (String word : text.split(" ")) {
            if (!gap.isEmpty() && used + 1 + word.length() > WIDTH) {
                out.append('\n').repeat(' ', column);
                used = column;
                gap = "";
            }
            out.append(gap).append(word);
            used += gap.length() + word.length();
            gap = " ";
        }
        out.append('\n');
    }
}
