package nova.rpc.memory;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.rpc.Carrier;
import nova.rpc.Clients;
import nova.rpc.ContractMethod;
import nova.rpc.Rpc;
import nova.rpc.Sender;
import nova.rpc.memory.MemoryBus.Delivery;
import nova.runtime.port.Platform;

/** One process's door to a {@link MemoryBus}. Each request runs on a thread of the platform. */
public final class MemoryRpc implements Rpc {
    private final Platform platform;
    private final MemoryBus bus;
    private final Sender sender;
    private final Clients clients;
    /** By address; guarded by this. */
    private final Map<String, Endpoint> endpoints = new TreeMap<>();

    private volatile boolean closed;

    MemoryRpc(Platform platform, MemoryBus bus, Sender sender) {
        this.platform = platform;
        this.bus = bus;
        this.sender = sender;
        this.clients = new Clients(platform, sender, new Wire());
    }

    @Override
    public <T> T client(Class<T> contract) {
        return clients.of(contract);
    }

    @Override
    public <T> AutoCloseable serve(Class<T> contract, T handler, Serving serving) {
        String address = ContractMethod.address(contract, serving.host());
        MemoryQueue queue = bus.queue(address);
        Endpoint endpoint = added(contract, handler, serving, queue);
        queue.widen(endpoint, serving.concurrency());
        return () -> stop(contract, queue, serving.concurrency());
    }

    private synchronized <T> Endpoint added(Class<T> contract, T handler, Serving serving, MemoryQueue queue) {
        Endpoint endpoint =
                endpoints.computeIfAbsent(queue.address(), _ -> new Endpoint(platform, queue, serving.host()));
        endpoint.dispatcher().add(contract, handler);
        return endpoint;
    }

    private synchronized void stop(Class<?> contract, MemoryQueue queue, int concurrency) {
        Endpoint endpoint = endpoints.get(queue.address());
        if (endpoint == null) {
            return;
        }
        endpoint.dispatcher().remove(contract);
        queue.narrow(endpoint, concurrency);
        if (endpoint.dispatcher().isEmpty()) {
            queue.leave(endpoint);
            endpoints.remove(queue.address());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        endpoints.forEach((address, endpoint) -> bus.queue(address).leave(endpoint));
        endpoints.clear();
    }

    private final class Wire implements Carrier {
        @Override
        public void cast(Outgoing message) {
            send(message, Optional.empty());
        }

        @Override
        public String call(Outgoing message) {
            Waiter waiter = new Waiter(platform);
            send(message, Optional.of(waiter));
            return waiter.await(message.life()).orElseThrow(message::timeout);
        }

        private void send(Outgoing message, Optional<Waiter> reply) {
            if (closed) {
                throw new NovaException(ErrorCode.UNAVAILABLE, "this process is stopping; ask again later");
            }
            bus.queue(message.address()).put(new Delivery(message.frame(), sender.user(), reply));
        }
    }
}
