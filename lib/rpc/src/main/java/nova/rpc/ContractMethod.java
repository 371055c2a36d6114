package nova.rpc;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;

/** One method of a contract, checked: what it takes, whether it answers, how long it lives. */
public record ContractMethod(Method method, Class<?> request, boolean perHost, boolean answers, Duration life) {
    public ContractMethod {
        requireNonNull(method, "method");
        requireNonNull(request, "request");
        requireNonNull(life, "life");
    }

    /** The queue of {@code contract}, at {@code host} when it has one queue per host. */
    public static String address(Class<?> contract, Optional<HostName> host) {
        Contract about = about(contract);
        if (about.perHost() != host.isPresent()) {
            throw broken(contract, about.perHost() ? "needs a host" : "has no queue per host");
        }
        return host.map(name -> about.address() + "." + name).orElse(about.address());
    }

    /** All methods of {@code contract} by name, sorted. */
    public static Map<String, ContractMethod> of(Class<?> contract) {
        Contract about = about(contract);
        Map<String, ContractMethod> methods = new TreeMap<>();
        for (Method method : contract.getMethods()) {
            if (methods.put(method.getName(), checked(contract, about, method)) != null) {
                throw broken(contract, "has two methods named " + method.getName());
            }
        }
        return methods;
    }

    static Contract about(Class<?> contract) {
        Contract about = contract.getAnnotation(Contract.class);
        if (about == null || !contract.isInterface()) {
            throw new NovaException(
                    ErrorCode.INTERNAL, contract.getName() + " is not a contract: it needs @Contract on an interface");
        }
        return about;
    }

    private static ContractMethod checked(Class<?> contract, Contract about, Method method) {
        Class<?>[] takes = method.getParameterTypes();
        int expected = about.perHost() ? 2 : 1;
        if (takes.length != expected
                || about.perHost() && takes[0] != HostName.class
                || !takes[expected - 1].isRecord()) {
            throw broken(
                    contract, method.getName() + " must take one record" + (about.perHost() ? " after the host" : ""));
        }
        Class<?> request = takes[expected - 1];
        if (about.fromHosts() && !FromHost.class.isAssignableFrom(request)) {
            throw broken(contract, request.getSimpleName() + " must be a FromHost");
        }
        Call call = method.getAnnotation(Call.class);
        Cast cast = method.getAnnotation(Cast.class);
        if ((call == null) == (cast == null)) {
            throw broken(contract, method.getName() + " must have either @Call or @Cast");
        }
        if (call == null
                ? method.getReturnType() != void.class
                : !method.getReturnType().isRecord()) {
            throw broken(contract, method.getName() + " must return " + (call == null ? "nothing" : "a record"));
        }
        method.setAccessible(true);
        Duration life = Duration.ofSeconds(call == null ? cast.ttlSeconds() : call.timeoutSeconds());
        return new ContractMethod(method, request, about.perHost(), call != null, life);
    }

    /** Contract names travel without their package: it may move between releases. */
    static String nameOf(Class<?> contract) {
        return contract.getSimpleName();
    }

    private static NovaException broken(Class<?> contract, String why) {
        return new NovaException(ErrorCode.INTERNAL, "contract " + nameOf(contract) + " " + why);
    }

    Object requestOf(Object[] arguments) {
        return arguments[arguments.length - 1];
    }

    Optional<HostName> hostOf(Object[] arguments) {
        return perHost ? Optional.of((HostName) arguments[0]) : Optional.empty();
    }

    @Override
    public String toString() {
        return nameOf(method.getDeclaringClass()) + "." + method.getName()
                + Arrays.toString(method.getParameterTypes());
    }
}
