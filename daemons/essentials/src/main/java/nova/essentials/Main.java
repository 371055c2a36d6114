package nova.essentials;

import java.util.List;
import java.util.Map;
import nova.db.Database;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.essentials.identity.Bootstrap;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;

/** {@code nova-essentials}: identity and image for clouds that have neither Keystone nor Glance. */
public final class Main {
    private static final String VERSION = "1.0.0";

    private Main() {}

    public static void main(String[] arguments) {
        Program program =
                new Program("nova-essentials", VERSION, List.of(DatabaseConfig.GROUP, EssentialsConfig.GROUP));
        System.exit(Daemon.run(program, arguments, Main::start));
    }

    private static void start(Daemon daemon) {
        Database database = daemon.life()
                .add(
                        "database",
                        PooledDatabase.open(daemon.config(DatabaseConfig.GROUP), daemon.platform(), daemon.metrics()));
        Essentials essentials = daemon.life()
                .add(
                        "essentials",
                        Essentials.start(daemon.config(EssentialsConfig.GROUP), database, daemon.platform()));
        Bootstrap.Result first = essentials.bootstrap(Map.of());
        // Said once, to whoever starts it the first time; the log never sees it.
        first.newPasswords().forEach((user, password) -> System.out.println("password of " + user + ": " + password));
    }
}
