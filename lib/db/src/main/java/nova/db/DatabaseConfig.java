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
        Duration statementTimeout) {
    public static final DatabaseConfig DEFAULTS = new DatabaseConfig(
            "", 16, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofSeconds(60));

    public static final ConfigGroup<DatabaseConfig> GROUP = ConfigGroup.of(
            "database",
            DEFAULTS,
            option(
                            "connection",
                            "Address of the database: mysql+pymysql://user:password@host/database, a jdbc:mysql address, "
                                    + "or h2:file:/path for the embedded one, which serves a single process.")
                    .secret(),
            option("max_pool_size", "Connections kept open at most.").between(2, 1000),
            option("pool_timeout", "How long a request waits for a free connection.")
                    .between(1, 600),
            option("connection_recycle_time", "Age at which an idle connection is replaced.")
                    .between(30, 86_400),
            option("lock_wait_timeout", "How long a statement waits for a row before its transaction is repeated.")
                    .between(1, 300),
            option("statement_timeout", "How long a statement may take before its connection is given up.")
                    .between(1, 3_600));

    public DatabaseConfig {
        requireNonNull(connection, "connection");
        requireNonNull(poolTimeout, "poolTimeout");
        requireNonNull(connectionRecycleTime, "connectionRecycleTime");
        requireNonNull(lockWaitTimeout, "lockWaitTimeout");
        requireNonNull(statementTimeout, "statementTimeout");
        if (maxPoolSize < 2) {
            throw new IllegalArgumentException("max_pool_size must be at least 2, is " + maxPoolSize);
        }
    }

    public DatabaseConfig withConnection(String other) {
        return new DatabaseConfig(
                other, maxPoolSize, poolTimeout, connectionRecycleTime, lockWaitTimeout, statementTimeout);
    }

    /** For schema changes, which may take long. */
    public DatabaseConfig withStatementTimeout(Duration other) {
        return new DatabaseConfig(connection, maxPoolSize, poolTimeout, connectionRecycleTime, lockWaitTimeout, other);
    }

    @Override
    public String toString() {
        return "DatabaseConfig[connection=***, maxPoolSize=" + maxPoolSize + "]";
    }
}
