package nova.manage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nova.runtime.config.DaemonArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options every command of nova-manage has, before the category. */
@Command(
        name = "nova-manage",
        description = "Manages a Nova installation: its database, its operations, and whether its rows agree.",
        synopsisSubcommandLabel = "CATEGORY ACTION",
        mixinStandardHelpOptions = false)
final class GlobalOptions implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config-file", paramLabel = "FILE", description = "Read this file; later ones win.")
    private List<Path> configFiles = List.of();

    @Option(names = "--config-dir", paramLabel = "DIR", description = "Read *.conf of this directory after the files.")
    private List<Path> configDirectories = List.of();

    @Option(
            names = {"--debug", "-d"},
            negatable = true,
            description = "Say more, with stack traces.")
    private boolean debug;

    @Option(
            names = {"--help", "-h"},
            usageHelp = true,
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Say this and end.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Say the version and end.")
    private boolean version;

    /** Options of Nova's own logging that a command on a terminal has no use for. */
    @Option(
            names = {"--log-file", "--log-dir", "--log-config-append", "--log-date-format", "--syslog-log-facility"},
            hidden = true)
    private List<String> ignoredValues = List.of();

    @Option(
            names = {"--use-syslog", "--use-journal", "--use-json", "--watch-log-file", "--post-mortem"},
            negatable = true,
            hidden = true)
    private List<Boolean> ignoredSwitches = List.of();

    boolean debug() {
        return debug;
    }

    /** Read as daemons read theirs. */
    DaemonArguments arguments() {
        List<String> arguments = new ArrayList<>();
        configFiles.forEach(file -> arguments.addAll(List.of("--config-file", file.toString())));
        configDirectories.forEach(directory -> arguments.addAll(List.of("--config-dir", directory.toString())));
        return DaemonArguments.parse(arguments.toArray(String[]::new));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing category; --help lists them.");
    }
}
