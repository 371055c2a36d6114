package nova.scheduler.host;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import nova.model.guest.HostInventory;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.schedule.HostChoice;
import nova.model.schedule.HostFacts;
import nova.model.schedule.HostFacts.Load;
import nova.model.schedule.ResourceClass;
import nova.model.schedule.Stock;

/** A host as filters and weighers see it; never changes, a claim makes another one. */
public final class HostState {
    private final HostFacts facts;
    private final Hardware hardware;
    private final AggregateSet aggregates;
    private final String zone;
    private final int ioOps;
    private final Stock vcpus;
    private final Stock ramMib;
    private final Stock diskGib;

    public HostState(HostFacts facts, Hardware hardware, AggregateSet aggregates, String zone, int ioOps) {
        this.facts = requireNonNull(facts, "facts");
        this.hardware = requireNonNull(hardware, "hardware");
        this.aggregates = requireNonNull(aggregates, "aggregates");
        this.zone = requireNonNull(zone, "zone");
        this.ioOps = ioOps;
        this.vcpus = stock(ResourceClass.VCPU);
        this.ramMib = stock(ResourceClass.MEMORY_MB);
        this.diskGib = stock(ResourceClass.DISK_GB);
    }

    /** The same host after a server took {@code amounts} of it and began to build. */
    public HostState consumed(Map<String, Long> amounts) {
        Map<String, Stock> left = new TreeMap<>(facts.stocks());
        amounts.forEach((name, amount) -> left.computeIfPresent(name, (_, stock) -> stock.plus(amount)));
        HostFacts taken = new HostFacts(
                facts.id(),
                facts.name(),
                facts.node(),
                facts.service(),
                new Load(facts.load().servers() + 1, facts.load().failedBuilds()),
                left,
                facts.digest(),
                facts.revision());
        return new HostState(taken, hardware, aggregates, zone, ioOps + 1);
    }

    public HostFacts facts() {
        return facts;
    }

    public HostId id() {
        return facts.id();
    }

    public HostName name() {
        return facts.name();
    }

    public Hardware hardware() {
        return hardware;
    }

    public AggregateSet aggregates() {
        return aggregates;
    }

    public String zone() {
        return zone;
    }

    /** Builds under way there. */
    public int ioOps() {
        return ioOps;
    }

    public int servers() {
        return facts.load().servers();
    }

    public Stock stock(String resourceClass) {
        return facts.stocks().getOrDefault(resourceClass, Stock.NONE);
    }

    public Stock vcpus() {
        return vcpus;
    }

    public Stock ramMib() {
        return ramMib;
    }

    public Stock diskGib() {
        return diskGib;
    }

    /** Without overcommit, as Nova shows and weighs it; may be negative. */
    public long freeRamMib() {
        return ramMib.total() - ramMib.reserved() - ramMib.used();
    }

    /** Without overcommit, and no more than the file system has left. */
    public long freeDiskMib() {
        long claimed = diskGib.total() - diskGib.reserved() - diskGib.used();
        long seen = hardware.inventory()
                .map(HostInventory::totals)
                .map(totals -> (long) totals.diskGib() - totals.diskUsedGib())
                .orElse(claimed);
        return Math.min(claimed, seen) * 1024;
    }

    public HostChoice choice() {
        return new HostChoice(facts.id(), facts.name(), facts.node(), zone);
    }

    @Override
    public String toString() {
        return "HostState[" + facts.name() + ", revision=" + facts.revision() + "]";
    }
}
