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
import nova.cli.help.HelpText;
import nova.cli.help.RetiredCommands;
import nova.cli.output.Output;

/** Commands that share one login; the interactive shell runs many, everything else one. */
public final class Session {
    private final Terminal terminal;
    private final Invocation.Surroundings surroundings;
    private final GlobalOptions global;
    private final Failures failures;
    private Cloud cloud;

    public Session(Terminal terminal, Invocation.Surroundings surroundings, GlobalOptions global) {
        this.terminal = terminal;
        this.surroundings = surroundings;
        this.global = global;
        this.failures = new Failures(terminal.err());
    }

    /** {@code words} begins with the name of the command. The answer is the exit code. */
    public int run(List<String> words) {
        Shape shape = null;
        try {
            String name = words.getFirst();
            List<String> rest = words.subList(1, words.size());
            if (name.equals("help")) {
                return help(rest);
            }
            if (name.equals("bash-completion") || name.equals("bash_completion")) {
                terminal.out().println(HelpText.completion());
                return 0;
            }
            if (rest.contains("--help") || rest.contains("-h")) {
                return help(List.of(name));
            }
            // a version nobody understands is said before anything else
            settings().apiVersion();
            Command command = CommandIndex.find(name).orElseThrow(() -> unknown(name));
            global.checkKnown();
            shape = new Shape("nova " + name, "", cloud().version());
            command.shape(shape);
            if (!shape.exists()) {
                throw unknown(name);
            }
            execute(command, Arguments.parse(shape, rest));
            return 0;
        } catch (UsageFailure wrong) {
            return shape == null ? failures.usage(wrong) : failures.usage(wrong, shape);
        } catch (CommandFailure failure) {
            return failures.failed(failure);
        }
    }

    /** The cloud these commands are for, unless somebody would have to be asked for a password first. */
    public Optional<Cloud> cloudUnasked() {
        return cloud == null && asksPassword(settings()) ? Optional.empty() : Optional.of(cloud());
    }

    private Cloud cloud() {
        cloud = cloud == null ? open() : cloud;
        return cloud;
    }

    /** Logs in at its first request. */
    private Cloud open() {
        CloudSettings settings = settings();
        if (asksPassword(settings)) {
            global.settings().put(Setting.PASSWORD, surroundings.askSecret("OS Password: "));
            settings = settings();
        }
        TrustedPeers peers = TrustedPeers.of(settings);
        DebugTrace trace = new DebugTrace(terminal.err(), global.flag("--debug"));
        return new Cloud(settings, new Wire(peers, settings.timeoutMillis(), trace));
    }

    private CloudSettings settings() {
        return new CloudSettings(global.settings(), terminal.environment(), global.flag("--insecure"));
    }

    private boolean asksPassword(CloudSettings settings) {
        return terminal.interactive()
                && settings.has(Setting.USERNAME)
                && settings.has(Setting.AUTH_URL)
                && !settings.has(Setting.PASSWORD)
                && !settings.byToken();
    }

    private void execute(Command command, Arguments arguments) {
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
        List<Cloud.Timing> timings = cloud.takeTimings();
        if (global.flag("--timings")) {
            printTimings(timings, output);
        }
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

    private int help(List<String> words) {
        List<String> names =
                words.stream().filter(each -> !each.startsWith("-")).toList();
        if (names.size() > 1) {
            throw UsageFailure.ofProgram("unrecognized arguments: " + String.join(" ", names.subList(1, names.size())));
        }
        terminal.out().print(names.isEmpty() ? HelpText.whole() : helpOf(names.getFirst()));
        terminal.out().flush();
        return 0;
    }

    private String helpOf(String name) {
        Optional<Command> command = CommandIndex.find(name);
        if (command.isEmpty()) {
            throw CommandFailure.because(
                    RetiredCommands.sentence(name).orElse("'" + name + "' is not a valid subcommand"));
        }
        return HelpText.of(name, command.get(), settings().apiVersion());
    }

    private static UsageFailure unknown(String name) {
        return UsageFailure.ofProgram(
                RetiredCommands.sentence(name).orElse("argument <subcommand>: invalid choice: '" + name + "'"));
    }
}
