package nova.rpc.memory;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nova.model.host.HostName;
import nova.rpc.Sender;
import nova.runtime.port.Platform;

/**
 * A broker in memory, with the addresses, bounds and expiry of the real one; messages are encoded all the same. Each
 * process takes a {@link #door} of its own.
 */
public final class MemoryBus {
    /** Waiting messages per address; more are dropped, as the broker does. */
    static final int MAX_WAITING = 10_000;

    private final Platform platform;
    private final Map<String, MemoryQueue> queues = new ConcurrentHashMap<>();

    public MemoryBus(Platform platform) {
        this.platform = requireNonNull(platform, "platform");
    }

    /** A door for a process of the control plane. */
    public MemoryRpc door(String process) {
        return new MemoryRpc(platform, this, new Sender(process, platform.newId(), "nova"));
    }

    /** A door with the credentials of a host. */
    public MemoryRpc hostDoor(HostName host) {
        return new MemoryRpc(platform, this, new Sender("nova-compute@" + host, platform.newId(), Sender.userOf(host)));
    }

    MemoryQueue queue(String address) {
        return queues.computeIfAbsent(address, MemoryQueue::new);
    }

    /** A message on its way. {@code reply} takes the encoded answer, when somebody waits for it. */
    record Delivery(String frame, String user, Optional<Waiter> reply) {}
}
