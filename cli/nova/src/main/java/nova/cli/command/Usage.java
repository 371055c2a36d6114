package nova.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** How a command is called, in the notation and with the line breaks of Python's argparse. */
public final class Usage {
    private static final String PREFIX = "usage: ";
    private static final int WIDTH = 78;
    private static final int LONGEST_NAME = WIDTH * 3 / 4;

    private Usage() {}

    /** Without a line end. {@code -f} is ours and left out. */
    public static String of(Shape shape) {
        String name = shape.spec().name();
        List<String> options = options(shape);
        List<String> positionals = positionals(shape);
        List<String> all = new ArrayList<>(options);
        all.addAll(positionals);
        String flat = String.join(" ", all);
        int length = PREFIX.length() + name.length() + 1 + flat.length();
        if (length <= WIDTH || PREFIX.length() + name.length() > LONGEST_NAME) {
            return (PREFIX + name + " " + flat).strip();
        }
        String indent = " ".repeat(PREFIX.length() + name.length() + 1);
        List<String> lines = new ArrayList<>();
        fill(lines, PREFIX + name, options.isEmpty() ? positionals : options, indent);
        if (!options.isEmpty() && !positionals.isEmpty()) {
            fill(lines, "", positionals, indent);
        }
        return String.join("\n", lines);
    }

    private static void fill(List<String> lines, String begin, List<String> parts, String indent) {
        StringBuilder line = new StringBuilder(begin.isEmpty() ? indent.substring(1) : begin);
        boolean empty = begin.isEmpty();
        for (String part : parts) {
            if (!empty && line.length() + 1 + part.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent.substring(1));
            }
            line.append(' ').append(part);
            empty = false;
        }
        lines.add(line.toString());
    }

    private static List<String> options(Shape shape) {
        List<String> parts = new ArrayList<>();
        for (OptionSpec option : shape.spec().options()) {
            if (option.shortestName().equals("-f") || option.hidden()) {
                continue;
            }
            String spelled = spelled(option);
            if (shape.alternatives().containsKey(option.longestName())) {
                String before = parts.removeLast();
                parts.add(before.substring(0, before.length() - 1) + " | " + spelled + "]");
            } else if (option.required()) {
                parts.addAll(List.of(spelled.split(" ")));
            } else {
                parts.add("[" + spelled + "]");
            }
        }
        return parts;
    }

    static String spelled(OptionSpec option) {
        String name = option.shortestName();
        if (option.arity().max() == 0) {
            return name;
        }
        return name + " " + (option.arity().min() == 0 ? "[" + option.paramLabel() + "]" : option.paramLabel());
    }

    private static List<String> positionals(Shape shape) {
        List<String> parts = new ArrayList<>();
        for (PositionalParamSpec each : shape.spec().positionalParameters()) {
            if (each.required()) {
                parts.add(each.paramLabel());
            }
            if (each.arity().max() > 1) {
                parts.add("[" + each.paramLabel() + " ...]");
            } else if (!each.required()) {
                parts.add("[" + each.paramLabel() + "]");
            }
        }
        return parts;
    }
}
