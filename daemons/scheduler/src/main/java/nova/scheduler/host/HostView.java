package nova.scheduler.host;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.Tx;
import nova.db.schedule.AggregateFactsStore;
import nova.db.schedule.HostFactsStore;
import nova.model.guest.HostInventory;
import nova.model.host.Aggregate;
import nova.model.host.HostId;
import nova.model.schedule.HostFacts;

/**
 * All hosts in memory, kept fresh by polling. A view may be stale: that costs a failed claim, never a wrong one. No lock
 * is held while the database is asked.
 */
public final class HostView {
    /** Each poll reads this far back again, since commits arrive out of the order of their clocks. */
    static final Duration OVERLAP = Duration.ofSeconds(10);

    /** After this everything is read anew, whatever was missed. */
    static final Duration FULL_READ = Duration.ofMinutes(10);

    private final Database database;
    private final String defaultZone;
    private final HostFactsStore facts = new HostFactsStore();
    private final AggregateFactsStore aggregates = new AggregateFactsStore();

    /** Replaced under this object's lock. */
    private volatile HostSnapshot current = HostSnapshot.NOTHING;

    public HostView(Database database, String defaultZone) {
        this.database = requireNonNull(database, "database");
        this.defaultZone = requireNonNull(defaultZone, "defaultZone");
    }

    /** What is known now. */
    public HostSet hosts() {
        return current.hosts();
    }

    public boolean loaded() {
        return current.polledAt().isPresent();
    }

    /** Reads what changed; when it returns, everything committed before the call is known. */
    public void refresh() {
        HostSnapshot known = current;
        HostNews news = database.read("refresh hosts", tx -> read(tx, known));
        synchronized (this) {
            current = current.with(news, defaultZone);
        }
    }

    /** Notes a claim of ours at once; the next poll brings what the database says. */
    public void consume(HostId host, Map<String, Long> amounts) {
        synchronized (this) {
            Optional<HostState> known = current.hosts().find(host);
            known.ifPresent(state -> current = current.with(state.consumed(amounts)));
        }
    }

    private HostNews read(Tx tx, HostSnapshot known) {
        Instant now = tx.now();
        boolean full = known.readInFull().isEmpty()
                || Duration.between(known.readInFull().get(), now).compareTo(FULL_READ) > 0
                || facts.count(tx) != known.hosts().size();
        List<HostFacts> changed = full
                ? facts.all(tx)
                : facts.changedSince(tx, known.polledAt().orElseThrow().minus(OVERLAP), known);
        List<HostId> strangers = changed.stream()
                .filter(host -> !known.hardware(host.id()).digest().equals(host.digest()))
                .map(HostFacts::id)
                .toList();
        Map<HostId, HostInventory> hardware = strangers.isEmpty() ? Map.of() : facts.hardware(tx, strangers);
        AggregateFactsStore.Mark mark = aggregates.mark(tx);
        boolean settled = mark.latest().isEmpty() || mark.latest().get().isBefore(now.minus(OVERLAP));
        Optional<List<Aggregate>> news =
                mark.equals(known.mark()) && settled && !full ? Optional.empty() : Optional.of(aggregates.all(tx));
        return new HostNews(now, full, changed, hardware, mark, news, facts.building(tx));
    }
}
