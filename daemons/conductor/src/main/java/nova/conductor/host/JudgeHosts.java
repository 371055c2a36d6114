package nova.conductor.host;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.db.Database;
import nova.db.operation.HostLifeStore;
import nova.db.operation.HostLifeStore.Beaten;
import nova.model.host.HostName;
import nova.runtime.port.Platform;

/**
 * Judges which hosts are silent. Silence is counted on this process's own clock and only while it heard others: a judge
 * that is cut off must not condemn a cloud. When more than 30 % would fall silent together nobody is judged; that is a
 * broken network or broker, and an alarm. A cloud of few hosts has no others to hear, and judges each alone.
 */
final class JudgeHosts {
    static final Duration PERIOD = Duration.ofSeconds(5);

    private static final int MAX_HOSTS = 50_000;
    private static final int FEW = 4;
    private static final double MOST_AT_ONCE = 0.3;

    private static final Logger LOG = System.getLogger(JudgeHosts.class.getName());

    private final Platform platform;
    private final Database database;
    private final HostLifeStore hosts;
    private final Duration downTime;
    private final Map<HostName, Watch> watches = new TreeMap<>();
    private long lastLook;

    /** The last beat seen of a host, and for how long it has been the last. */
    private record Watch(Instant beatAt, Duration silence) {}

    JudgeHosts(Platform platform, Database database, HostLifeStore hosts, Duration downTime) {
        this.platform = platform;
        this.database = database;
        this.hosts = hosts;
        this.downTime = downTime;
    }

    /** One look; called by one thread. */
    void look() {
        List<Beaten> all = database.read("read heartbeats", tx -> hosts.beaten(tx, MAX_HOSTS));
        long now = platform.nanos();
        Duration since = lastLook == 0 ? Duration.ZERO : Duration.ofNanos(now - lastLook);
        lastLook = now;
        // A pause of this process (or of its database) is no silence of others.
        Duration counted = since.compareTo(PERIOD.multipliedBy(2)) > 0 ? PERIOD : since;
        boolean heardSomebody = all.size() < FEW || all.stream().anyMatch(this::beat);
        List<Beaten> silent = new ArrayList<>();
        Map<HostName, Watch> next = new TreeMap<>();
        for (Beaten host : all) {
            Watch watch = watches.get(host.host());
            boolean same = watch != null && watch.beatAt().equals(host.beatAt());
            Duration silence =
                    !same ? Duration.ZERO : heardSomebody ? watch.silence().plus(counted) : watch.silence();
            next.put(host.host(), new Watch(host.beatAt(), silence));
            if (!host.silent() && silence.compareTo(downTime) >= 0) {
                silent.add(host);
            }
        }
        watches.clear();
        watches.putAll(next);
        judge(silent, all.size());
    }

    private boolean beat(Beaten host) {
        Watch watch = watches.get(host.host());
        return watch == null || !watch.beatAt().equals(host.beatAt());
    }

    private void judge(List<Beaten> silent, int all) {
        if (silent.size() > 1 && all >= FEW && silent.size() > all * MOST_AT_ONCE) {
            LOG.log(
                    Level.ERROR,
                    "too many hosts fell silent together, none is judged: check broker and network silent={0} hosts={1}",
                    silent.size(),
                    all);
            return;
        }
        for (Beaten host : silent) {
            if (database.write("judge host", tx -> hosts.judgeSilent(tx, host))) {
                LOG.log(Level.WARNING, "host is silent host={0} last heard={1}", host.host(), host.beatAt());
            }
        }
    }
}
