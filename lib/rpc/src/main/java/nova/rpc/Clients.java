package nova.rpc;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import nova.model.host.HostName;
import nova.rpc.Carrier.Outgoing;
import nova.runtime.json.JsonCodec;
import nova.runtime.port.Platform;

/** Makes clients of contracts for any transport: encodes each method call and hands it to the carrier. */
public final class Clients {
    private final Platform platform;
    private final Sender sender;
    private final Carrier carrier;

    public Clients(Platform platform, Sender sender, Carrier carrier) {
        this.platform = requireNonNull(platform, "platform");
        this.sender = requireNonNull(sender, "sender");
        this.carrier = requireNonNull(carrier, "carrier");
    }

    public <T> T of(Class<T> contract) {
        Calls calls = new Calls(contract, ContractMethod.about(contract).version(), ContractMethod.of(contract));
        return contract.cast(Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, calls));
    }

    private final class Calls implements InvocationHandler {
        private final Class<?> contract;
        private final int version;
        private final Map<String, ContractMethod> methods;

        Calls(Class<?> contract, int version, Map<String, ContractMethod> methods) {
            this.contract = contract;
            this.version = version;
            this.methods = methods;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "client of " + contract.getSimpleName();
                };
            }
            ContractMethod called = methods.get(method.getName());
            Outgoing message = message(called, arguments);
            if (!called.answers()) {
                carrier.cast(message);
                return null;
            }
            return Reply.decode(carrier.call(message)).take(method.getReturnType());
        }

        private Outgoing message(ContractMethod called, Object[] arguments) {
            Optional<HostName> host = called.hostOf(arguments);
            Envelope envelope = new Envelope(
                    ContractMethod.nameOf(contract),
                    called.method().getName(),
                    version,
                    platform.now().plus(called.life()),
                    Envelope.Caller.current(),
                    Envelope.TRACE_PARENT.isBound() ? Optional.of(Envelope.TRACE_PARENT.get()) : Optional.empty(),
                    sender.process(),
                    sender.run());
            return new Outgoing(
                    ContractMethod.address(contract, host),
                    host,
                    envelope.what(),
                    envelope.around(JsonCodec.write(called.requestOf(arguments))),
                    called.life());
        }
    }
}
