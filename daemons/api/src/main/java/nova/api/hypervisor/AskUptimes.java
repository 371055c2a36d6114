package nova.api.hypervisor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nova.model.context.RequestContext;
import nova.model.error.NovaException;
import nova.model.host.HostId;
import nova.model.host.Hypervisor;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.ComputeHost.UptimeQuestion;
import nova.runtime.port.Platform;

/**
 * Asks many hosts how long they run, side by side; those that do not answer in time are left out. A host may be silent
 * for a minute before it is judged down: one that kept a list waiting is not asked again meanwhile.
 */
final class AskUptimes {
    /** Hosts asked at a time. */
    static final int AT_ONCE = 64;

    /** How long a list waits for all of them together. */
    static final Duration LIMIT = Duration.ofSeconds(1);

    /** For how long a host that kept a list waiting is left alone. */
    static final Duration SPARED = Duration.ofMinutes(1);

    private final Platform platform;
    private final ComputeHost hosts;
    private final Map<HostId, Long> sparedUntil = new ConcurrentHashMap<>();

    AskUptimes(Platform platform, ComputeHost hosts) {
        this.platform = platform;
        this.hosts = hosts;
    }

    /** Throws what the host or the way to it throws. */
    String one(Hypervisor hypervisor) {
        return hosts.uptime(hypervisor.service().host(), new UptimeQuestion(hypervisor.node()))
                .uptime();
    }

    Map<HostId, String> all(List<Hypervisor> hypervisors) {
        long now = platform.nanos();
        sparedUntil.values().removeIf(until -> until - now <= 0);
        Round round = new Round(hypervisors.stream()
                .filter(each -> each.service().life().up() && !sparedUntil.containsKey(each.id()))
                .toList());
        RequestContext caller = RequestContext.CURRENT.get();
        for (int i = 0; i < Math.min(AT_ONCE, round.open.getCount()); i++) {
            platform.start(
                    "ask uptime",
                    () -> ScopedValue.where(RequestContext.CURRENT, caller).run(() -> askEach(round)));
        }
        try {
            round.open.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        round.waiting.clear();
        round.asked.forEach(host -> sparedUntil.put(host, now + SPARED.toNanos()));
        return Map.copyOf(round.answers);
    }

    /** One list's questions: those to be asked, those asked and not answered yet, and the answers. */
    private static final class Round {
        private final Queue<Hypervisor> waiting;
        private final Set<HostId> asked = ConcurrentHashMap.newKeySet();
        private final Map<HostId, String> answers = new ConcurrentHashMap<>();
        private final CountDownLatch open;

        Round(List<Hypervisor> hypervisors) {
            waiting = new ConcurrentLinkedQueue<>(hypervisors);
            open = new CountDownLatch(hypervisors.size());
        }
    }

    private void askEach(Round round) {
        for (Hypervisor next = round.waiting.poll(); next != null; next = round.waiting.poll()) {
            round.asked.add(next.id());
            Optional<String> uptime = ask(next);
            if (uptime.isPresent()) {
                round.answers.put(next.id(), uptime.get());
            }
            round.asked.remove(next.id());
            round.open.countDown();
        }
    }

    private Optional<String> ask(Hypervisor hypervisor) {
        try {
            return Optional.of(one(hypervisor));
        } catch (NovaException silent) {
            return Optional.empty();
        }
    }
}
