package nova.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import nova.model.host.HostName;
import nova.rpc.Dispatcher;
import nova.testkit.baton.Baton;
import nova.testkit.baton.Faults;
import nova.testkit.baton.SimulatedProcess;

/**
 * The broker of a simulated world: messages take time, and may be lost, doubled or late; a process that is cut off
 * neither sends nor hears. Envelopes, codec and dispatcher are the real ones.
 */
final class SimulatedBus {
    private static final Duration LATEST = Duration.ofSeconds(12);

    /** Waiting messages per address; more are dropped, as the broker does. */
    private static final int MAX_WAITING = 1000;

    private final Baton baton;
    private final Faults faults;
    private final SimulatedProcess broker;
    private final PriorityQueue<Parcel> underway = new PriorityQueue<>();
    private final Map<String, List<Consumer>> consumers = new TreeMap<>();
    private final Map<String, Deque<Delivery>> waiting = new TreeMap<>();
    private final Map<String, Boolean> cutOff = new TreeMap<>();
    private final nova.runtime.port.Platform.Signal posted;
    private long sequence;
    private int turn;

    SimulatedBus(Baton baton, Faults faults, SimulatedProcess broker) {
        this.baton = baton;
        this.faults = faults;
        this.broker = broker;
        this.posted = new nova.testkit.baton.SimulatedPlatform(broker).newSignal();
    }

    /** One contract address served by one life of a process. */
    record Consumer(SimulatedProcess process, Optional<HostName> host, Dispatcher dispatcher, boolean[] closed) {}

    /** A message, and where its answer goes. */
    record Delivery(String frame, String user, Optional<java.util.function.Consumer<String>> reply, String from) {}

    private record Parcel(long at, long sequence, String to, Runnable arrive) implements Comparable<Parcel> {
        @Override
        public int compareTo(Parcel other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(sequence, other.sequence);
        }
    }

    /** Carries parcels; the broker's only task. */
    void run() {
        while (true) {
            Parcel next = underway.peek();
            if (next == null) {
                posted.await(Duration.ofHours(1));
            } else if (next.at() > baton.nanos()) {
                posted.await(Duration.ofNanos(next.at() - baton.nanos()));
            } else {
                underway.poll().arrive().run();
            }
        }
    }

    /** Nothing to or from this process passes. */
    void cut(String process, boolean cut) {
        cutOff.put(process, cut);
    }

    private boolean isCut(String process) {
        return cutOff.getOrDefault(process, false);
    }

    /** The broker forgets everything that waits or is under way. */
    void forget() {
        underway.clear();
        waiting.clear();
    }

    void send(String address, Delivery delivery) {
        if (isCut(delivery.from()) || faults.loses()) {
            return;
        }
        post(address, () -> arrive(address, delivery));
        if (faults.doubles()) {
            post(address, () -> arrive(address, delivery));
        }
    }

    private void post(String to, Runnable arrive) {
        Duration late = faults.delays()
                ? Duration.ofMillis(baton.chance().between(100, (int) LATEST.toMillis()))
                : Duration.ofMillis(baton.chance().between(1, 20));
        underway.add(new Parcel(baton.nanos() + late.toNanos(), ++sequence, to, arrive));
        posted.raise();
    }

    private void arrive(String address, Delivery delivery) {
        Deque<Delivery> queue = waiting.computeIfAbsent(address, name -> new ArrayDeque<>());
        if (queue.size() < MAX_WAITING) {
            queue.add(delivery);
        }
        deliver(address);
    }

    private void deliver(String address) {
        Deque<Delivery> queue = waiting.getOrDefault(address, new ArrayDeque<>());
        List<Consumer> alive = consumers.getOrDefault(address, List.of()).stream()
                .filter(consumer ->
                        !consumer.closed()[0] && !isCut(consumer.process().name()))
                .toList();
        while (!queue.isEmpty() && !alive.isEmpty()) {
            Delivery delivery = queue.poll();
            // An exclusive consumer is the first that came.
            Consumer consumer = alive.getFirst().host().isPresent()
                    ? alive.getFirst()
                    : alive.get(Math.floorMod(turn++, alive.size()));
            consumer.process().start("rpc " + address, () -> handle(consumer, delivery));
        }
    }

    private void handle(Consumer consumer, Delivery delivery) {
        Optional<String> answer = consumer.dispatcher().dispatch(delivery.frame(), delivery.user(), consumer.host());
        if (answer.isPresent()
                && delivery.reply().isPresent()
                && !isCut(consumer.process().name())
                && !faults.loses()) {
            post(delivery.from(), () -> {
                if (!isCut(delivery.from())) {
                    delivery.reply().get().accept(answer.get());
                }
            });
        }
    }

    void add(String address, Consumer consumer) {
        consumers.computeIfAbsent(address, name -> new ArrayList<>()).add(consumer);
        deliver(address);
    }

    void remove(String address, Consumer consumer) {
        consumer.closed()[0] = true;
        consumers.getOrDefault(address, new ArrayList<>()).remove(consumer);
    }

    /** The broker notices that a process is gone. */
    void gone(SimulatedProcess process) {
        consumers.values().forEach(list -> list.removeIf(consumer -> consumer.process() == process));
    }

    /** Messages get through again: what waited is delivered. */
    void deliverAll() {
        List.copyOf(consumers.keySet()).forEach(this::deliver);
    }
}
