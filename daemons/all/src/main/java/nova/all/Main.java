package nova.all;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.model.error.NovaException;
import nova.runtime.config.DaemonArguments;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;

/** {@code nova-all}: a whole cloud in one process. */
public final class Main {
    private static final String VERSION = "1.0.0";
    private static final int USAGE_EXIT = 2;

    private Main() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(AllArguments.USAGE + DaemonArguments.USAGE);
            return;
        }
        AllArguments all;
        try {
            all = AllArguments.parse(defaultHome(), arguments);
        } catch (NovaException refused) {
            System.err.println("nova-all: " + refused.getMessage());
            System.exit(USAGE_EXIT);
            return;
        }
        Home home = new Home(all.home());
        home.prepare(all, hostName());
        List<String> rest =
                new ArrayList<>(List.of("--config-file", home.configFile().toString()));
        rest.addAll(all.rest());
        Program program = new Program("nova-all", VERSION, Cloud.GROUPS);
        System.exit(Daemon.run(program, rest.toArray(String[]::new), daemon -> start(daemon, home)));
    }

    private static void start(Daemon daemon, Home home) {
        Cloud.start(daemon);
        daemon.life().add("ready mark", home.markReady(ProcessHandle.current().pid()));
    }

    private static Path defaultHome() {
        return Optional.ofNullable(System.getenv("NOVA_HOME"))
                .or(() -> Optional.ofNullable(System.getenv("XDG_DATA_HOME")).map(data -> data + "/nova"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share", "nova"))
                .toAbsolutePath();
    }

    private static String hostName() {
        return nova.runtime.daemon.ServiceConfig.DEFAULTS.host().value();
    }
}
