package nova.rpc.memory;

import java.util.Optional;
import nova.model.host.HostName;
import nova.rpc.Dispatcher;
import nova.rpc.memory.MemoryBus.Delivery;
import nova.runtime.port.Platform;

/**
 * One process's consumer of one address: at most as many requests at a time as its contracts allow together. The room
 * is guarded by the lock of the queue.
 */
final class Endpoint {
    private final Platform platform;
    private final MemoryQueue queue;
    private final Optional<HostName> host;
    private final Dispatcher dispatcher;
    private int room;

    Endpoint(Platform platform, MemoryQueue queue, Optional<HostName> host) {
        this.platform = platform;
        this.queue = queue;
        this.host = host;
        this.dispatcher = new Dispatcher(platform);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    boolean exclusive() {
        return host.isPresent();
    }

    void addRoom(int more) {
        room += more;
    }

    boolean takeRoom() {
        if (room < 1) {
            return false;
        }
        room--;
        return true;
    }

    /** Starts a thread that uses the room taken for it until nothing waits. */
    void start() {
        platform.start("rpc " + queue.address(), this::drain);
    }

    private void drain() {
        Optional<Delivery> next = queue.next(this);
        while (next.isPresent()) {
            Delivery message = next.get();
            Optional<String> answer = dispatcher.dispatch(message.frame(), message.user(), host);
            message.reply().ifPresent(waiter -> answer.ifPresent(waiter::answer));
            next = queue.next(this);
        }
    }
}
