package nova.api.hypervisor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
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

/** Asks many hosts how long they run, side by side; those that do not answer in time are left out. */
final class AskUptimes {
    /** Hosts asked at a time. */
    static final int AT_ONCE = 64;

    /** How long a list waits for all of them together. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    private final Platform platform;
    private final ComputeHost hosts;

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
        Queue<Hypervisor> waiting = new ConcurrentLinkedQueue<>(
                hypervisors.stream().filter(each -> each.service().life().up()).toList());
        Map<HostId, String> answers = new ConcurrentHashMap<>();
        CountDownLatch open = new CountDownLatch(waiting.size());
        RequestContext caller = RequestContext.CURRENT.get();
        for (int i = 0; i < Math.min(AT_ONCE, open.getCount()); i++) {
            platform.start(
                    "ask uptime",
                    () -> ScopedValue.where(RequestContext.CURRENT, caller).run(() -> askEach(waiting, answers, open)));
        }
        try {
            open.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        waiting.clear();
        return Map.copyOf(answers);
    }

    private void askEach(Queue<Hypervisor> waiting, Map<HostId, String> answers, CountDownLatch open) {
        for (Hypervisor next = waiting.poll(); next != null; next = waiting.poll()) {
            Optional<String> uptime = ask(next);
            if (uptime.isPresent()) {
                answers.put(next.id(), uptime.get());
            }
            open.countDown();
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
