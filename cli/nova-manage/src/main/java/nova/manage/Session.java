package nova.manage;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import nova.db.Database;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.db.migrate.Migrations;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigGroup;
import nova.runtime.port.SystemPlatform;

/** What commands work with: where to print, and the database that nova.conf names. */
public final class Session {
    /** Schema changes may take long; nothing else waits for them. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofHours(24);

    private final GlobalOptions options;
    private final PrintStream out;
    private final PrintStream err;

    Session(GlobalOptions options, PrintStream out, PrintStream err) {
        this.options = requireNonNull(options, "options");
        this.out = requireNonNull(out, "out");
        this.err = requireNonNull(err, "err");
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    /** A section of nova.conf. */
    public <R extends Record> R config(ConfigGroup<R> group) {
        return Config.load(options.arguments().sources(), List.of(group)).get(group);
    }

    private DatabaseConfig config() {
        return config(DatabaseConfig.GROUP).forCommands(STATEMENT_TIMEOUT);
    }

    /** The connection as configured, for showing; with its password. */
    public String connection() {
        return config().connection();
    }

    /** Does {@code work} with the database, whatever its schema. */
    public <T> T withDatabase(Function<Database, T> work) {
        try (PooledDatabase database = PooledDatabase.open(config(), new SystemPlatform())) {
            return work.apply(database);
        }
    }

    /** Does {@code work} with the database, if its schema is one this release knows. */
    public <T> T withRows(Function<Database, T> work) {
        return withDatabase(database -> {
            Migrations.NOVA.requireUsable(database);
            return work.apply(database);
        });
    }
}
