package nova.runtime.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * The command line every daemon understands. Without {@code --config-file} the first that exists of
 * {@code /usr/share/nova/nova-dist.conf} and {@code /etc/nova/nova.conf} are read, both when both are there;
 * {@code /etc/nova/nova.conf.d} likewise. {@code rest} is what is left for the daemon itself.
 */
public record DaemonArguments(ConfigSources sources, boolean version, boolean help, List<String> rest) {
    public static final String USAGE = """
            --config-file FILE   read this file; may be given several times, later ones win
            --config-dir DIR     read *.conf of this directory, in order of name, after the files
            --debug, -d          log at DEBUG
            --log-file FILE      log to this file
            --use-json           log in JSON lines
            --version            say the version and end
            --help, -h           say this and end
            """;

    private static final List<Path> DEFAULT_FILES =
            List.of(Path.of("/usr/share/nova/nova-dist.conf"), Path.of("/etc/nova/nova.conf"));
    private static final Path DEFAULT_DIRECTORY = Path.of("/etc/nova/nova.conf.d");

    public DaemonArguments {
        rest = List.copyOf(rest);
    }

    public static DaemonArguments parse(String... arguments) {
        return new Reader(List.of(arguments)).read();
    }

    private static final class Reader {
        private final List<String> arguments;
        private final List<Path> files = new ArrayList<>();
        private final List<Path> directories = new ArrayList<>();
        private final List<ConfigSources.Override> overrides = new ArrayList<>();
        private final List<String> rest = new ArrayList<>();
        private boolean version;
        private boolean help;
        private int next;

        Reader(List<String> arguments) {
            this.arguments = arguments;
        }

        DaemonArguments read() {
            while (next < arguments.size()) {
                argument(arguments.get(next++));
            }
            if (files.isEmpty() && directories.isEmpty()) {
                DEFAULT_FILES.stream().filter(Files::isReadable).forEach(files::add);
                if (Files.isDirectory(DEFAULT_DIRECTORY)) {
                    directories.add(DEFAULT_DIRECTORY);
                }
            }
            return new DaemonArguments(new ConfigSources(files, directories, overrides), version, help, rest);
        }

        private void argument(String argument) {
            int equal = argument.indexOf('=');
            String name = argument.startsWith("--") && equal > 0 ? argument.substring(0, equal) : argument;
            switch (name) {
                case "--config-file" -> files.add(Path.of(value(argument, equal)));
                case "--config-dir" -> directories.add(Path.of(value(argument, equal)));
                case "--log-file" -> override("log_file", value(argument, equal), name);
                case "--debug", "-d" -> override("debug", "true", name);
                case "--use-json" -> override("use_json", "true", name);
                case "--version" -> version = true;
                case "--help", "-h" -> help = true;
                default -> rest.add(argument);
            }
        }

        private void override(String option, String value, String origin) {
            overrides.add(new ConfigSources.Override(Sections.DEFAULT, option, value, origin));
        }

        private String value(String argument, int equal) {
            if (equal > 0) {
                return argument.substring(equal + 1);
            }
            if (next == arguments.size()) {
                throw new NovaException(ErrorCode.BAD_REQUEST, argument + " needs a value; --help lists the options");
            }
            return arguments.get(next++);
        }
    }
}
