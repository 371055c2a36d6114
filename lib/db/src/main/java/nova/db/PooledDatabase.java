package nova.db;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.daemon.Daemon;
import nova.runtime.metrics.Metrics;
import nova.runtime.port.Platform;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;

/** A pool of connections to one server, or to the embedded database. Opens no connection before {@link #open}. */
public final class PooledDatabase implements Database, AutoCloseable {
    /** How often a body runs before its transaction is given up. */
    static final int MAX_ATTEMPTS = 5;

    /** Pause before the n-th repeat is up to n times this. */
    static final Duration REPEAT_PAUSE = Duration.ofMillis(20);

    private static final Logger LOG = System.getLogger(PooledDatabase.class.getName());

    /** Their start-up news and banners say nothing an operator would want. Held, or their levels would be collected. */
    private static final List<java.util.logging.Logger> QUIET = List.of(
            java.util.logging.Logger.getLogger("com.zaxxer.hikari"), java.util.logging.Logger.getLogger("org.jooq"));

    private final HikariDataSource writes;
    private final HikariDataSource reads;
    private final Engine engine;
    private final Platform platform;
    private final DatabaseClock clock;
    private final TransactionListener listener;
    private final Configuration statements;

    private PooledDatabase(
            Pools pools, Engine engine, Platform platform, DatabaseClock clock, TransactionListener listener) {
        this.writes = pools.writes();
        this.reads = pools.reads();
        this.engine = engine;
        this.platform = requireNonNull(platform, "platform");
        this.clock = requireNonNull(clock, "clock");
        this.listener = requireNonNull(listener, "listener");
        Settings settings = new Settings()
                .withExecuteLogging(false)
                .withRenderSchema(false)
                .withRenderCatalog(false)
                .withInListPadding(true);
        this.statements =
                new DefaultConfiguration().set(dialect(pools.reads(), engine)).set(settings);
    }

    /** Transactions and single statements have connections of their own. */
    private record Pools(HikariDataSource writes, HikariDataSource reads) {
        static Pools connect(Connector connector) {
            HikariDataSource writes = connector.connect(Connector.Use.WRITE);
            try {
                return new Pools(writes, connector.connect(Connector.Use.READ));
            } catch (NovaException cause) {
                writes.close();
                throw cause;
            }
        }

        void close() {
            reads.close();
            writes.close();
        }
    }

    /** H2 in its MySQL mode understands MariaDB's; a MySQL server says so in its version. */
    private static SQLDialect dialect(HikariDataSource pool, Engine engine) {
        if (engine == Engine.EMBEDDED) {
            return SQLDialect.MARIADB;
        }
        try (Connection connection = pool.getConnection()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            return version.contains("MariaDB") ? SQLDialect.MARIADB : SQLDialect.MYSQL;
        } catch (SQLException cause) {
            throw Failure.of(cause).describe("ask for the version", cause);
        }
    }

    public static PooledDatabase open(DatabaseConfig config, Platform platform) {
        return open(config, platform, new DatabaseClock.ServerClock(platform), TransactionListener.NONE);
    }

    /** The database of a daemon, with its figures; it closes with the daemon. */
    public static Database open(Daemon daemon) {
        return daemon.life()
                .add("database", open(daemon.config(DatabaseConfig.GROUP), daemon.platform(), daemon.metrics()));
    }

    /** As the others, with the figures of this pool and its transactions in {@code metrics}. */
    public static PooledDatabase open(DatabaseConfig config, Platform platform, Metrics metrics) {
        DatabaseMetrics figures = new DatabaseMetrics(metrics);
        PooledDatabase database = open(config, platform, new DatabaseClock.ServerClock(platform), figures);
        figures.watch("write", database.writes.getHikariPoolMXBean());
        figures.watch("read", database.reads.getHikariPoolMXBean());
        return database;
    }

    /**
     * Connects, waiting for a database that is not there yet as long as {@code max_retries} allows, and refuses a server
     * that does not grant READ COMMITTED.
     */
    public static PooledDatabase open(
            DatabaseConfig config, Platform platform, DatabaseClock clock, TransactionListener listener) {
        QUIET.forEach(logger -> logger.setLevel(java.util.logging.Level.SEVERE));
        DatabaseAddress address = DatabaseAddress.of(config);
        Pools pools = Pools.connect(new Connector(config, address, platform));
        try {
            PooledDatabase database = new PooledDatabase(pools, address.engine(), platform, clock, listener);
            database.checkIsolation();
            return database;
        } catch (NovaException cause) {
            pools.close();
            throw cause;
        }
    }

    private void checkIsolation() {
        int level = write("check isolation", tx -> tx.sql().connectionResult(Connection::getTransactionIsolation));
        if (level != Connection.TRANSACTION_READ_COMMITTED) {
            throw new NovaException(
                    ErrorCode.NOT_SUPPORTED,
                    "the database does not grant READ COMMITTED (level " + level + "): our guards need it");
        }
    }

    public Engine engine() {
        return engine;
    }

    @Override
    public <T> T write(String what, TxBody<T> body) {
        long begun = platform.nanos();
        T result = repeated(what, () -> new Transaction<>(body));
        listener.committed(what, Duration.ofNanos(platform.nanos() - begun));
        return result;
    }

    @Override
    public <T> T read(String what, TxBody<T> body) {
        return repeated(what, () -> new Reading<>(body));
    }

    /**
     * Runs attempts until one succeeds. What lost against another transaction is not there and runs again; so does
     * what lost its connection before the commit, on another one. Lost during the commit it may be there or not.
     */
    private <T> T repeated(String what, Supplier<Attempt<T>> attempts) {
        for (int number = 1; ; number++) {
            Attempt<T> attempt = attempts.get();
            try {
                return attempt.run();
            } catch (SQLException | DataAccessException cause) {
                Failure failure = Failure.of(cause);
                boolean again = failure == Failure.LOST || failure == Failure.UNREACHABLE && attempt.surelyNothing();
                if (!again || number == MAX_ATTEMPTS) {
                    listener.failed(what);
                    throw failure.describe(what, cause);
                }
                listener.repeated(what, number);
                LOG.log(Level.DEBUG, "transaction repeats: what={0} attempt={1} cause={2}", what, number, failure);
                platform.pause(REPEAT_PAUSE.multipliedBy(number).dividedBy(1 + platform.choose(4)));
            }
        }
    }

    /** One run of a body on one connection. */
    private interface Attempt<T> {
        T run() throws SQLException;

        /** There was a connection, and it was lost before anything could be committed. */
        boolean surelyNothing();
    }

    private final class Reading<T> implements Attempt<T> {
        private final TxBody<T> body;
        private boolean connected;

        Reading(TxBody<T> body) {
            this.body = body;
        }

        @Override
        public boolean surelyNothing() {
            return connected;
        }

        @Override
        public T run() throws SQLException {
            try (Connection connection = reads.getConnection()) {
                connected = true;
                return body.run(new Running(connection));
            }
        }
    }

    private final class Transaction<T> implements Attempt<T> {
        private final TxBody<T> body;
        private boolean connected;
        private boolean committing;

        Transaction(TxBody<T> body) {
            this.body = body;
        }

        @Override
        public boolean surelyNothing() {
            return connected && !committing;
        }

        @Override
        public T run() throws SQLException {
            try (Connection connection = writes.getConnection()) {
                connected = true;
                boolean committed = false;
                try {
                    T result = body.run(new Running(connection));
                    committing = true;
                    connection.commit();
                    committed = true;
                    return result;
                } finally {
                    if (!committed) {
                        rollBack(connection);
                    }
                }
            }
        }
    }

    /** A rollback that fails must not hide why it was needed; the pool throws a broken connection away. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException failed) {
            LOG.log(Level.DEBUG, "rollback failed", failed);
        }
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
    }

    private final class Running implements Tx {
        private final DSLContext sql;
        private Instant now;

        Running(Connection connection) {
            this.sql = DSL.using(statements.derive(new DefaultConnectionProvider(connection)));
        }

        @Override
        public DSLContext sql() {
            return sql;
        }

        @Override
        public Instant now() {
            if (now == null) {
                now = clock.now(sql, engine);
            }
            return now;
        }

        @Override
        public Engine engine() {
            return engine;
        }
    }
}
