package nova.db;

import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import nova.runtime.metrics.Metrics;

/** The figures of a database: commits with their time, repeats and failures by transaction, and the pool. */
final class DatabaseMetrics implements TransactionListener {
    private final Metrics metrics;

    DatabaseMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void committed(String what, Duration took) {
        metrics.timer("nova_db_commit_seconds", "Time of committed writes, repeats included.", "transaction", what)
                .record(took);
    }

    @Override
    public void repeated(String what, int attempt) {
        metrics.counter(
                        "nova_db_repeats_total",
                        "Transactions run again after a lost race or connection.",
                        "transaction",
                        what)
                .increment();
    }

    @Override
    public void failed(String what) {
        metrics.counter("nova_db_failures_total", "Transactions given up.", "transaction", what)
                .increment();
    }

    void watch(String use, HikariPoolMXBean pool) {
        metrics.gauge("nova_db_connections", "Connections open.", pool::getTotalConnections, "use", use);
        metrics.gauge("nova_db_connections_busy", "Connections in use.", pool::getActiveConnections, "use", use);
        metrics.gauge(
                "nova_db_waiting",
                "Threads that wait for a connection.",
                pool::getThreadsAwaitingConnection,
                "use",
                use);
    }
}
