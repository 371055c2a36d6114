package nova.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import nova.rpc.Carrier;
import nova.rpc.Clients;
import nova.rpc.ContractMethod;
import nova.rpc.Dispatcher;
import nova.rpc.Rpc;
import nova.rpc.Sender;
import nova.rpc.contract.HostReports;
import nova.runtime.port.Platform;
import nova.simulation.SimulatedBus.Consumer;
import nova.simulation.SimulatedBus.Delivery;
import nova.testkit.baton.SimulatedPlatform;
import nova.testkit.baton.SimulatedProcess;

/** One life of one process at the simulated broker. */
final class SimulatedRpc implements Rpc {
    private final SimulatedProcess process;
    private final SimulatedBus bus;
    private final Platform platform;
    private final Sender sender;
    private final Clients clients;
    private final UnaryOperator<HostReports> reports;
    private final Map<String, Consumer> consumers = new TreeMap<>();

    SimulatedRpc(SimulatedProcess process, SimulatedBus bus, String user) {
        this(process, bus, user, UnaryOperator.identity());
    }

    /** {@code reports} is put around the client through which a host reports. */
    SimulatedRpc(SimulatedProcess process, SimulatedBus bus, String user, UnaryOperator<HostReports> reports) {
        this.reports = reports;
        this.process = process;
        this.bus = bus;
        this.platform = new SimulatedPlatform(process);
        this.sender = new Sender(process.name(), platform.newId(), user);
        this.clients = new Clients(platform, sender, new Wire());
    }

    @Override
    public <T> T client(Class<T> contract) {
        return contract == HostReports.class
                ? contract.cast(reports.apply(clients.of(HostReports.class)))
                : clients.of(contract);
    }

    @Override
    public <T> AutoCloseable serve(Class<T> contract, T handler, Serving serving) {
        String address = ContractMethod.address(contract, serving.host());
        Consumer known = consumers.get(address);
        Consumer consumer =
                known != null ? known : new Consumer(process, serving.host(), new Dispatcher(platform), new boolean[1]);
        consumer.dispatcher().add(contract, handler);
        if (known == null) {
            consumers.put(address, consumer);
            bus.add(address, consumer);
        }
        return () -> {
            consumer.dispatcher().remove(contract);
            if (consumer.dispatcher().isEmpty()) {
                bus.remove(address, consumer);
                consumers.remove(address);
            }
        };
    }

    @Override
    public void close() {
        consumers.forEach(bus::remove);
        consumers.clear();
    }

    private final class Wire implements Carrier {
        @Override
        public void cast(Outgoing message) {
            process.effect(
                    "cast " + message.what(), () -> bus.send(message.address(), delivery(message, Optional.empty())));
        }

        @Override
        public String call(Outgoing message) {
            AtomicReference<String> answer = new AtomicReference<>();
            Platform.Signal answered = platform.newSignal();
            Optional<java.util.function.Consumer<String>> reply = Optional.of(frame -> {
                if (answer.compareAndSet(null, frame)) {
                    answered.raise();
                }
            });
            process.effect("call " + message.what(), () -> bus.send(message.address(), delivery(message, reply)));
            answered.await(message.life());
            if (answer.get() == null) {
                throw message.timeout();
            }
            return answer.get();
        }

        private Delivery delivery(Outgoing message, Optional<java.util.function.Consumer<String>> reply) {
            return new Delivery(message.frame(), sender.user(), reply, process.name());
        }
    }
}
