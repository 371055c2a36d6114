package nova.compute;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nova.rpc.Rpc;
import nova.runtime.port.Platform;

/** The hosts of one process: one as a rule, thousands of fake ones to put load on a cloud. */
public final class ComputeHosts implements AutoCloseable {
    private final List<ComputeDaemon> daemons;

    /** One host and what it works with. */
    public record Setup(HostIdentity identity, ComputePorts ports) {
        public Setup {
            requireNonNull(identity, "identity");
            requireNonNull(ports, "ports");
        }
    }

    private ComputeHosts(List<ComputeDaemon> daemons) {
        this.daemons = List.copyOf(daemons);
    }

    /** Starts a daemon for each host; {@code whenOver} is told of each that ends, and why. */
    public static ComputeHosts start(
            Platform platform, Rpc rpc, ComputeConfig config, List<Setup> setups, Consumer<End> whenOver) {
        ComputeHosts hosts = new ComputeHosts(setups.stream()
                .map(setup -> new ComputeDaemon(platform, rpc, setup.ports(), config, setup.identity(), whenOver))
                .toList());
        hosts.daemons.forEach(ComputeDaemon::start);
        return hosts;
    }

    /** What keeps the hosts from work; empty when all are admitted. */
    public Optional<String> problem() {
        long admitted = admitted();
        return admitted == daemons.size()
                ? Optional.empty()
                : Optional.of("the conductors have admitted " + admitted + " of " + daemons.size() + " hosts");
    }

    public long admitted() {
        return daemons.stream().filter(ComputeDaemon::admitted).count();
    }

    /** Whether all hosts that were admitted send their heartbeats. */
    public boolean beating() {
        return daemons.stream().allMatch(ComputeDaemon::beating);
    }

    /** Orders queued or running on all hosts. */
    public long heldSteps() {
        return daemons.stream().mapToLong(ComputeDaemon::heldSteps).sum();
    }

    /** All hosts take no more, and what runs may end within {@code limit}. */
    public void drain(Duration limit) {
        CountDownLatch left = new CountDownLatch(daemons.size());
        for (ComputeDaemon daemon : daemons) {
            Thread.ofVirtual().name("drain").start(() -> {
                daemon.drain(limit);
                left.countDown();
            });
        }
        try {
            left.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        daemons.forEach(ComputeDaemon::close);
    }
}
