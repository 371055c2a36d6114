package nova.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nova.cli.cloud.Cloud;
import nova.cli.cloud.CloudSettings;
import nova.cli.cloud.DebugTrace;
import nova.cli.cloud.Setting;
import nova.cli.cloud.TrustedPeers;
import nova.cli.cloud.Wire;
import nova.cli.command.Arguments;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.command.Usage;
import nova.cli.help.HelpText;
import nova.cli.help.RetiredCommands;
import nova.cli.output.Output;
import nova.cli.shell.InteractiveShell;

/** One run of {@code nova}: options, command, cloud, and the one place where failures become exit codes. */
public final class Program {
    public static final String VERSION = "1.0.0";

    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;

    private final Terminal terminal;
    private final Invocation.Surroundings surroundings;

    public Program(Terminal terminal, Invocation.Surroundings surroundings) {
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    public int run(List<String> typed) {
        try {
            GlobalOptions global = GlobalOptions.parse(typed);
            if (global.flag("--version") || typed.contains("--version")) {
                terminal.out().println(VERSION);
                return 0;
            }
            if (terminal.interactive() && typed.isEmpty()) {
                return InteractiveShell.run(this, terminal, global);
            }
            if (global.flag("--help") || global.rest().isEmpty()) {
                checkKnown(global);
                return help("", global);
            }
            return new Session(global).run(global.rest());
        } catch (UsageFailure wrong) {
            return usage(wrong, null);
        } catch (CommandFailure failure) {
            return failed(failure);
        }
    }

    /** Commands that share one login; the interactive shell runs many, everything else one. */
    public Session session(GlobalOptions global) {
        return new Session(global);
    }

    /** See {@link #session}. */
    public final class Session {
        private final GlobalOptions global;
        private Cloud cloud;

        private Session(GlobalOptions global) {
            this.global = global;
        }

        /** The cloud these commands are for; logged in at its first request. */
        public Cloud cloud() {
            cloud = cloud == null ? Program.this.cloud(global) : cloud;
            return cloud;
        }

        private int help(List<String> words) {
            List<String> names =
                    words.stream().filter(each -> !each.startsWith("-")).toList();
            if (names.size() > 1) {
                throw UsageFailure.ofProgram(
                        "unrecognized arguments: " + String.join(" ", names.subList(1, names.size())));
            }
            return Program.this.help(names.isEmpty() ? "" : names.getFirst(), global);
        }

        /** {@code words} begins with the name of the command. */
        public int run(List<String> words) {
            Shape shape = null;
            try {
                String name = words.getFirst();
                List<String> rest = words.subList(1, words.size());
                if (name.equals("help")) {
                    return help(rest);
                }
                if (name.equals("shell")) {
                    return InteractiveShell.run(Program.this, terminal, global);
                }
                if (name.equals("bash-completion") || name.equals("bash_completion")) {
                    terminal.out().println(HelpText.completion());
                    return 0;
                }
                if (rest.contains("--help") || rest.contains("-h")) {
                    return Program.this.help(name, global);
                }
                // a version nobody understands is said before anything else
                settings(global).apiVersion();
                Command command = CommandIndex.find(name).orElseThrow(() -> unknown(name));
                checkKnown(global);
                shape = new Shape("nova " + name, "", cloud().version());
                command.shape(shape);
                if (!shape.exists()) {
                    throw unknown(name);
                }
                execute(command, Arguments.parse(shape, rest), global, cloud());
                return 0;
            } catch (UsageFailure wrong) {
                return usage(wrong, shape);
            } catch (CommandFailure failure) {
                return failed(failure);
            }
        }
    }

    private Cloud cloud(GlobalOptions global) {
        CloudSettings settings = settings(global);
        if (terminal.interactive() && lacksPassword(settings)) {
            global.settings().put(Setting.PASSWORD, surroundings.askSecret("OS Password: "));
            settings = settings(global);
        }
        TrustedPeers peers = TrustedPeers.of(settings);
        DebugTrace trace = new DebugTrace(terminal.err(), global.flag("--debug"));
        return new Cloud(settings, new Wire(peers, settings.timeoutMillis(), trace));
    }

    private CloudSettings settings(GlobalOptions global) {
        return new CloudSettings(global.settings(), terminal.environment(), global.flag("--insecure"));
    }

    private static void checkKnown(GlobalOptions global) {
        if (!global.unknown().isEmpty()) {
            throw UsageFailure.ofProgram("unrecognized arguments: " + String.join(" ", global.unknown()));
        }
    }

    private void execute(Command command, Arguments arguments, GlobalOptions global, Cloud cloud) {
        Output output = new Output(
                terminal.out(),
                terminal.err(),
                arguments.text("--format").map(GlobalOptions::format).orElse(global.format()));
        for (String option : arguments.deprecated()) {
            output.warning("WARNING: Option \"" + option + "\" is deprecated");
        }
        command.run(new Invocation(cloud, arguments, output, surroundings));
        cloud.profile()
                .ifPresent(each -> output.message("To display trace use the command:\n\n"
                        + "  osprofiler trace show --html " + each.traceId() + " "));
        if (global.flag("--timings")) {
            printTimings(cloud.timings(), output);
        }
    }

    private static boolean lacksPassword(CloudSettings settings) {
        return settings.has(Setting.USERNAME)
                && settings.has(Setting.AUTH_URL)
                && !settings.has(Setting.PASSWORD)
                && !settings.byToken();
    }

    private static void printTimings(List<Cloud.Timing> timings, Output output) {
        List<List<Object>> rows = new ArrayList<>();
        double total = 0;
        for (Cloud.Timing each : timings) {
            rows.add(Arrays.asList(each.request(), each.seconds()));
            total += each.seconds();
        }
        rows.add(Arrays.asList("Total", total));
        output.table(List.of("url", "seconds"), rows);
    }

    private int help(String name, GlobalOptions global) {
        if (name.isEmpty()) {
            terminal.out().print(HelpText.whole());
        } else {
            Optional<Command> command = CommandIndex.find(name);
            if (command.isEmpty()) {
                throw CommandFailure.because(
                        RetiredCommands.sentence(name).orElse("'" + name + "' is not a valid subcommand"));
            }
            terminal.out()
                    .print(HelpText.of(name, command.get(), settings(global).apiVersion()));
        }
        terminal.out().flush();
        return 0;
    }

    private static UsageFailure unknown(String name) {
        Optional<String> today = RetiredCommands.sentence(name);
        if (today.isPresent()) {
            return UsageFailure.ofProgram(today.get());
        }
        return UsageFailure.ofProgram("argument <subcommand>: invalid choice: '" + name + "'");
    }

    private int usage(UsageFailure wrong, Shape shape) {
        boolean whole = shape == null || wrong.isOfWholeProgram();
        terminal.err().println(whole ? HelpText.USAGE : Usage.of(shape));
        terminal.err().println("error: " + wrong.getMessage());
        terminal.err()
                .println("Try 'nova help " + (whole ? "" : shape.spec().name().substring("nova ".length()))
                        + "' for more information.");
        terminal.err().flush();
        return EXIT_USAGE;
    }

    private int failed(CommandFailure failure) {
        terminal.err().println("ERROR (" + failure.kind() + "): " + failure.getMessage());
        terminal.err().flush();
        return EXIT_FAILED;
    }
}
