package nova.db;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import nova.runtime.config.ConfigGroup;

/**
 * Group {@code [database]} of nova.conf. {@code connection} is upstream's form ({@code mysql+pymysql://…}), a JDBC
 * address, or {@code h2:file:/path} and {@code h2:mem:name} for the embedded database.
 */
public record DatabaseConfig(
        String connection,
        int maxPoolSize,
        Duration poolTimeout,
        Duration connectionRecycleTime,
        Duration lockWaitTimeout,
        Duration statementTimeout,
        int maxRetries,
        Duration retryInterval) {
    public static final DatabaseConfig DEFAULTS = new DatabaseConfig(
            "",
            16,
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            10,
            Duration.ofSeconds(10));

    public static final ConfigGroup<DatabaseConfig> GROUP = ConfigGroup.of(
            "database",
            DEFAULTS,
            option(
                            "connection",
                            "Address of the database: mysql+pymysql://user:password@host/database, a jdbc:mysql address, "
                                    + "or h2:file:/path for the embedded one, which serves this machine alone.")
                    .secret(),
            option("max_pool_size", "Connections kept open at most, for reads and for writes each.")
                    .between(2, 1000),
            option("pool_timeout", "How long a request waits for a free connection.")
                    .between(1, 600),
            option("connection_recycle_time", "Age at which an idle connection is replaced.")
                    .between(30, 86_400),
            option("lock_wait_timeout", "How long a statement waits for a row before its transaction is repeated.")
                    .between(1, 300),
            option("statement_timeout", "How long a statement may take before its connection is given up.")
                    .between(1, 3_600),
            option("max_retries", "How often to try again when the database is not there at the start; -1 is forever.")
                    .between(-1, 1_000_000),
            option("retry_interval", "Pause before the next try at the start.").between(1, 600));

    public DatabaseConfig {
        requireNonNull(connection, "connection");
        requireNonNull(poolTimeout, "poolTimeout");
        requireNonNull(connectionRecycleTime, "connectionRecycleTime");
        requireNonNull(lockWaitTimeout, "lockWaitTimeout");
        requireNonNull(statementTimeout, "statementTimeout");
        requireNonNull(retryInterval, "retryInterval");
        if (maxPoolSize < 2) {
            throw new IllegalArgumentException("max_pool_size must be at least 2, is " + maxPoolSize);
        }
    }

    public DatabaseConfig withConnection(String other) {
        return new DatabaseConfig(
                other,
                maxPoolSize,
                poolTimeout,
                connectionRecycleTime,
                lockWaitTimeout,
                statementTimeout,
                maxRetries,
                retryInterval);
    }

    /** For commands: a statement may take long, as schema changes do, and a database that is not there is an error. */
    public DatabaseConfig forCommands(Duration longest) {
        return new DatabaseConfig(
                connection,
                maxPoolSize,
                poolTimeout,
                connectionRecycleTime,
                lockWaitTimeout,
                longest,
                0,
                retryInterval);
    }

    @Override
    public String toString() {
        return "DatabaseConfig[connection=***, maxPoolSize=" + maxPoolSize + "]";
    }
}
