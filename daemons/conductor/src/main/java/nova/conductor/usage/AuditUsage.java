package nova.conductor.usage;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import nova.conductor.config.UsageAuditConfig;
import nova.db.Database;
import nova.db.usage.ServerSpanStore;
import nova.db.usage.TaskLogStore;
import nova.model.host.HostName;
import nova.model.usage.AuditPeriod.Span;
import nova.model.usage.TaskLog;
import nova.runtime.port.Platform;

/**
 * Audits the usage of servers as Nova's compute hosts do of theirs: once per period that is over, for each host that is
 * up; {@code os-instance_usage_audit_log} tells what came of it. A host that is down is audited when it is back. Any
 * number of conductors may look at once, for the row of a host and period is made only once; when its process dies, the
 * audit is taken over.
 */
public final class AuditUsage {
    /** Time between looks for hosts whose period is over. */
    public static final Duration PERIOD = Duration.ofMinutes(1);

    /** An audit takes a moment; one that did not end for so long has lost its process. */
    static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

    /** Hosts audited per look; the rest comes in the next. */
    static final int MAX_HOSTS = 500;

    private static final double NANOS_PER_SECOND = 1e9;

    private static final Logger LOG = System.getLogger(AuditUsage.class.getName());

    private final Platform platform;
    private final Database database;
    private final UsageAuditConfig config;
    private final TaskLogStore logs = new TaskLogStore();
    private final ServerSpanStore spans = new ServerSpanStore();

    public AuditUsage(Platform platform, Database database, UsageAuditConfig config) {
        this.platform = requireNonNull(platform, "platform");
        this.database = requireNonNull(database, "database");
        this.config = requireNonNull(config, "config");
    }

    /** Looks now and then until the handle is closed; nothing is started unless the audit is wanted. */
    public AutoCloseable start() {
        return config.instanceUsageAudit() ? platform.every("usage audit", PERIOD, this::run) : () -> {};
    }

    /** One look. */
    public void run() {
        Span period = config.instanceUsageAuditPeriod().lastBefore(platform.now());
        List<HostName> due =
                database.read("find hosts to audit", tx -> logs.due(tx, period, ABANDONED_AFTER, MAX_HOSTS));
        due.forEach(host -> audit(period, host));
    }

    private void audit(Span period, HostName host) {
        long begun = platform.nanos();
        boolean mine = database.write(
                "begin usage audit",
                tx -> logs.begin(tx, period, host, "Instance usage audit started...", ABANDONED_AFTER));
        if (!mine) {
            return;
        }
        TaskLog ended = database.write("end usage audit", tx -> {
            ServerSpanStore.Count count = spans.countOn(tx, host, period.begin(), period.end());
            TaskLog log = new TaskLog(
                    host, TaskLog.State.DONE, count.servers(), count.unreadable(), message(host, count, begun));
            logs.end(tx, period, log);
            return log;
        });
        LOG.log(
                Level.INFO,
                "usage audited host={0} from={1} to={2} servers={3} errors={4}",
                host,
                period.begin(),
                period.end(),
                ended.items(),
                ended.errors());
    }

    private String message(HostName host, ServerSpanStore.Count count, long begun) {
        return String.format(
                Locale.ROOT,
                "Instance usage audit ran for host %s, %d instances in %.6f seconds.",
                host,
                count.servers(),
                (platform.nanos() - begun) / NANOS_PER_SECOND);
    }
}
