package nova.runtime.lifecycle;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. The JDK offers them only in {@code sun.misc}, which compilers refuse to see; it is
 * reached by name, and a JVM without it (or started with {@code -Xrs}) just keeps its own handling.
 */
final class ProcessSignals {
    private static final Logger LOG = System.getLogger(ProcessSignals.class.getName());

    private ProcessSignals() {}

    /** Runs {@code action} whenever {@code signal} ({@code TERM}, {@code INT}, {@code HUP}) arrives. */
    static boolean on(String signal, Runnable action) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, running(signal, action));
            Object named = signalType.getConstructor(String.class).newInstance(signal);
            signalType.getMethod("handle", signalType, handlerType).invoke(null, named, handler);
            return true;
        } catch (ReflectiveOperationException refused) {
            LOG.log(Level.WARNING, "signal cannot be handled signal={0} reason={1}", signal, refused.getCause());
            return false;
        }
    }

    private static InvocationHandler running(String signal, Runnable action) {
        return (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "handler of " + signal;
        };
    }
}
