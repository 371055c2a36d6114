package nova.cli.help;

import java.util.TreeSet;
import nova.cli.CommandFailure;
import nova.cli.CommandIndex;
import nova.cli.GlobalOptions;
import nova.cli.cloud.ApiVersion;
import nova.cli.cloud.Setting;
import nova.cli.command.Command;
import nova.cli.command.Shape;

/** What {@code nova help} prints. */
public final class HelpText {
    public static final String USAGE = "usage: nova [options] <subcommand> ...";

    private static final int COLUMN = 26;

    private HelpText() {}

    public static String whole() {
        StringBuilder out = new StringBuilder(USAGE).append("\n\n");
        out.append("Commands for the OpenStack compute service.\n\nSubcommands:\n");
        Summaries.all().forEach((name, summary) -> line(out, name, summary));
        out.append("\nOptions:\n");
        line(out, "-h, --help", "Show this.");
        line(out, "--version", "Say the version.");
        line(out, "-f, --format FORMAT", "table, json, yaml, csv or value; also after the subcommand.");
        line(out, "--debug", "Show requests and answers.");
        line(out, "--timings", "Show how long each request took.");
        line(out, "--insecure", "Believe any TLS certificate.");
        for (Setting each : Setting.values()) {
            String variable = each.variables().isEmpty() ? "" : " [env: " + String.join(", ", each.variables()) + "]";
            line(out, each.option(), each.help() + variable);
        }
        out.append("\nSee \"nova help <subcommand>\" for help on one of them.\n");
        return out.toString();
    }

    /** In the version asked for; versions are not negotiated for help. */
    public static String of(String name, Command command, ApiVersion version) {
        Shape shape = new Shape("nova " + name, "", version);
        command.shape(shape);
        if (!shape.exists()) {
            throw CommandFailure.because("'" + name + "' is not a valid subcommand");
        }
        return CommandHelp.of(shape, Summaries.of(name));
    }

    /** All commands and options of all commands on one line. */
    public static String completion() {
        TreeSet<String> words = new TreeSet<>();
        for (String name : Summaries.all().keySet()) {
            CommandIndex.find(name).ifPresent(command -> {
                Shape shape = new Shape(name, "", ApiVersion.LATEST);
                command.shape(shape);
                words.addAll(shape.optionNames());
            });
            words.add(name);
        }
        words.add("-h");
        words.add("--help");
        words.remove("bash-completion");
        return String.join(" ", words);
    }

    /** Options that stand before the command. */
    public static TreeSet<String> globalOptions() {
        return new TreeSet<>(GlobalOptions.names());
    }

    private static void line(StringBuilder out, String name, String text) {
        out.append("  ").append(name);
        if (name.length() + 2 >= COLUMN) {
            out.append('\n').repeat(' ', COLUMN);
        } else {
            out.repeat(' ', COLUMN - 2 - name.length());
        }
        out.append(text).append('\n');
    }
}
