package nova.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.port.Platform;

/** Opens the pool of connections, and waits for a database that starts later than we do. */
record Connector(DatabaseConfig config, DatabaseAddress address, Platform platform) {
    /** Idle connections kept; a daemon at rest costs the server this many. */
    static final int MIN_IDLE = 2;

    private static final Logger LOG = System.getLogger(Connector.class.getName());

    /** What connections of a pool are for. */
    enum Use {
        /** Transactions, ended by a commit. */
        WRITE,
        /** Statements that stand for themselves: with READ COMMITTED a transaction would add nothing but a round trip. */
        READ
    }

    HikariDataSource connect(Use use) {
        for (int retry = 0; ; retry++) {
            try {
                return new HikariDataSource(settings(use));
            } catch (PoolInitializationException cause) {
                boolean later = Failure.of(cause) == Failure.UNREACHABLE
                        && (config.maxRetries() < 0 || retry < config.maxRetries());
                if (!later) {
                    throw new NovaException(
                            ErrorCode.UNAVAILABLE,
                            "cannot connect to " + address + ": " + rootMessage(cause) + "; see [database] connection",
                            cause);
                }
                LOG.log(
                        Level.WARNING,
                        "waiting for the database address={0} cause={1} next={2}",
                        address,
                        rootMessage(cause),
                        config.retryInterval());
                platform.pause(config.retryInterval());
            }
        }
    }

    private HikariConfig settings(Use use) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(use == Use.READ ? "nova-db-read" : "nova-db");
        settings.setJdbcUrl(address.url());
        settings.setUsername(address.user());
        settings.setPassword(address.password());
        settings.setAutoCommit(use == Use.READ);
        settings.setReadOnly(use == Use.READ);
        settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        settings.setMaximumPoolSize(config.maxPoolSize());
        settings.setMinimumIdle(Math.min(MIN_IDLE, config.maxPoolSize()));
        settings.setConnectionTimeout(config.poolTimeout().toMillis());
        settings.setMaxLifetime(config.connectionRecycleTime().toMillis());
        settings.setConnectionInitSql(session());
        settings.setInitializationFailTimeout(1);
        return settings;
    }

    private String session() {
        return switch (address.engine()) {
            case EMBEDDED -> "set lock_timeout " + config.lockWaitTimeout().toMillis();
            case SERVER ->
                "set session innodb_lock_wait_timeout = "
                        + config.lockWaitTimeout().toSeconds()
                        + ", session time_zone = '+00:00'"
                        + ", session sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
                        + "ERROR_FOR_DIVISION_BY_ZERO'";
        };
    }

    private static String rootMessage(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
