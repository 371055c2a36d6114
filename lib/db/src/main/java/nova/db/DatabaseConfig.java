package nova.db;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

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

    @Override
    public String toString() {
        return "DatabaseConfig[connection=***, maxPoolSize=" + maxPoolSize + "]";
    }
}
