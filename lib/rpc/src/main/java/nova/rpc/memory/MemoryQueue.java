package nova.rpc.memory;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import nova.rpc.memory.MemoryBus.Delivery;

/** One address: messages waiting, and the endpoints that take them in turn. Its lock is itself; no calls out under it. */
final class MemoryQueue {
    private static final Logger LOG = System.getLogger(MemoryQueue.class.getName());

    private final String address;
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private int turn;

    MemoryQueue(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }

    void put(Delivery delivery) {
        add(delivery).ifPresent(Endpoint::start);
    }

    /** Lets {@code endpoint} take up to {@code more} messages at a time in addition. */
    void widen(Endpoint endpoint, int more) {
        for (int i = admit(endpoint, more); i > 0; i--) {
            endpoint.start();
        }
    }

    synchronized void narrow(Endpoint endpoint, int less) {
        endpoint.addRoom(-less);
    }

    synchronized void leave(Endpoint endpoint) {
        endpoints.remove(endpoint);
    }

    /** The next message for {@code endpoint}; its room is given back when there is none. */
    synchronized Optional<Delivery> next(Endpoint endpoint) {
        Optional<Delivery> next =
                endpoints.contains(endpoint) ? Optional.ofNullable(waiting.pollFirst()) : Optional.empty();
        if (next.isEmpty()) {
            endpoint.addRoom(1);
        }
        return next;
    }

    private synchronized Optional<Endpoint> add(Delivery delivery) {
        if (waiting.size() >= MemoryBus.MAX_WAITING) {
            LOG.log(Level.WARNING, "message dropped: queue is full, address={0}", address);
            return Optional.empty();
        }
        waiting.addLast(delivery);
        return idle();
    }

    /** A host's queue is served by the one that came first; others stand by, as with an exclusive consumer. */
    private Optional<Endpoint> idle() {
        int choices = endpoints.isEmpty() || !endpoints.getFirst().exclusive() ? endpoints.size() : 1;
        for (int i = 0; i < choices; i++) {
            Endpoint candidate = endpoints.get(Math.floorMod(turn++, choices));
            if (candidate.takeRoom()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private synchronized int admit(Endpoint endpoint, int more) {
        if (!endpoints.contains(endpoint)) {
            endpoints.add(endpoint);
        }
        endpoint.addRoom(more);
        int starts = 0;
        while (starts < waiting.size() && endpoint.takeRoom()) {
            starts++;
        }
        return starts;
    }
}
