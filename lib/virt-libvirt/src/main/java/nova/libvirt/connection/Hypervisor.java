package nova.libvirt.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import nova.libvirt.LibvirtCallsConfig;
import nova.model.server.ServerId;
import nova.runtime.port.Platform;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.event.DomainEvent;
import org.libvirt.event.LifecycleListener;

/**
 * The one connection to libvirt. Lost, it is opened again with pauses that grow from one to thirty seconds; calls in
 * between fail at once and say so. Every call runs in a bounded pool (see {@link CallPool}) and its error is translated.
 */
public final class Hypervisor implements AutoCloseable {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Logger LOG = System.getLogger(Hypervisor.class.getName());

    private final String uri;
    private final LibvirtCallsConfig limits;
    private final Platform platform;
    private final CallPool shortCalls;
    private final CallPool longCalls;
    private final ReentrantLock lock = new ReentrantLock();
    private Connect connect; // guarded by lock, null while away
    private Duration pause = FIRST_PAUSE; // guarded by lock
    private long nextTryNanos; // guarded by lock
    private String away = "not connected yet"; // guarded by lock
    private volatile BiConsumer<ServerId, DomainEvent> events = (_, _) -> {};
    private volatile Runnable reconnected = () -> {};
    private final LifecycleListener forwarding = this::forward;
    private volatile boolean eventsLost;
    private volatile boolean closed;

    public Hypervisor(String uri, LibvirtCallsConfig limits, Platform platform) {
        this.uri = uri;
        this.limits = limits;
        this.platform = platform;
        this.shortCalls = new CallPool("libvirt-call", limits.maxConcurrentCalls(), limits.callTimeout());
        this.longCalls = new CallPool("libvirt-job", limits.maxLongCalls(), limits.longCallTimeout());
    }

    /** Told of every domain event from libvirt's event thread; must not block or call libvirt. */
    public void onEvent(BiConsumer<ServerId, DomainEvent> listener) {
        events = listener;
    }

    /** Told after the connection came back: events in between are lost, so states must be read again. */
    public void onReconnect(Runnable listener) {
        reconnected = listener;
    }

    /**
     * Connects now, or fails with the reason. A libvirt that is new on its host looks at every QEMU there when first
     * asked what it can do; that may take a minute, and is better over before the first guest comes.
     */
    public void open() {
        NativeLibrary.start();
        shortly("connect to " + uri, Connect::getLibVersion);
        longJob("read capabilities", Connect::getCapabilities);
    }

    /** A call that libvirt answers from its own memory or with little work. */
    public <T> T shortly(String what, Question<T> question) {
        return ask(shortCalls, what, question);
    }

    /** A call that starts, ends or saves a guest. */
    public <T> T longJob(String what, Question<T> question) {
        return ask(longCalls, what, question);
    }

    public int stuckCalls() {
        return shortCalls.stuckCalls() + longCalls.stuckCalls();
    }

    /** Opens a lost connection again when its pause is over, and tells that it is back; to be called every second. */
    public void restore() {
        if (closed || !isConnected() && !reconnects()) {
            return;
        }
        if (eventsLost) {
            eventsLost = false;
            reconnected.run();
        }
    }

    private boolean reconnects() {
        lock.lock();
        try {
            if (platform.nanos() - nextTryNanos < 0) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        try {
            shortly("connect to " + uri, Connect::getLibVersion);
            return true;
        } catch (GuestException stillAway) {
            LOG.log(Level.DEBUG, "libvirt still away uri={0} reason={1}", uri, stillAway.getMessage());
            return false;
        }
    }

    /** True while the last call found libvirt connected. */
    public boolean isConnected() {
        lock.lock();
        try {
            return connect != null;
        } finally {
            lock.unlock();
        }
    }

    private <T> T ask(CallPool pool, String what, Question<T> question) {
        try {
            return pool.call(what, () -> {
                Connect current = connected();
                try {
                    return question.ask(current);
                } catch (LibvirtException error) {
                    dropIfDead(current, error);
                    throw error;
                }
            });
        } catch (ExecutionException failed) {
            throw switch (failed.getCause()) {
                case LibvirtException error -> LibvirtErrors.translate(what, error);
                case GuestException refused -> refused;
                default -> new GuestException(Kind.FAILED, what + ": " + failed.getCause(), failed);
            };
        }
    }

    private Connect connected() {
        lock.lock();
        try {
            if (connect != null) {
                return connect;
            }
            long wait = nextTryNanos - platform.nanos();
            if (nextTryNanos != 0 && wait > 0) {
                throw new GuestException(
                        Kind.FAILED,
                        "libvirt at " + uri + " is away (" + away + "), next try in "
                                + Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait)) + " s");
            }
            connect = openOnce();
            pause = FIRST_PAUSE;
            LOG.log(Level.INFO, "connected to libvirt uri={0}", uri);
            return connect;
        } finally {
            lock.unlock();
        }
    }

    private Connect openOnce() {
        Connect fresh = null;
        try {
            fresh = new Connect(uri);
            fresh.setKeepAlive((int) limits.keepaliveInterval().toSeconds(), limits.keepaliveCount());
            fresh.registerCloseListener((gone, reason) -> lost(gone, "connection closed: " + reason));
            fresh.addLifecycleListener(forwarding);
            return fresh;
        } catch (LibvirtException refused) {
            retryLater(refused.getMessage());
            if (fresh != null) {
                closeQuietly(fresh);
            }
            throw new GuestException(
                    Kind.FAILED, "cannot connect to libvirt at " + uri + ": " + refused.getMessage(), refused);
        }
    }

    private int forward(Domain domain, DomainEvent event) {
        try {
            events.accept(new ServerId(domain.getUUIDString()), event);
            domain.free();
        } catch (LibvirtException failed) {
            LOG.log(Level.WARNING, "event not read event={0} reason={1}", event, failed.getMessage());
        }
        return 0;
    }

    private void dropIfDead(Connect current, LibvirtException error) {
        boolean alive;
        try {
            alive = current.isAlive();
        } catch (LibvirtException _) {
            alive = false;
        }
        if (!alive) {
            lost(current, error.getMessage());
        }
    }

    /** The dead handle is left to the collector: other threads may be in calls on it, and closing it would crash them. */
    private void lost(Connect gone, String why) {
        lock.lock();
        try {
            if (connect != gone) {
                return;
            }
            connect = null;
            eventsLost = true;
            retryLater(why);
        } finally {
            lock.unlock();
        }
        if (!closed) {
            LOG.log(Level.WARNING, "lost libvirt, connecting again uri={0} reason={1}", uri, why);
        }
    }

    private void retryLater(String why) {
        away = Optional.ofNullable(why).orElse("no reason given");
        nextTryNanos = platform.nanos() + pause.toNanos();
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** Listeners go first: libvirt keeps a connection open, and calls into it, while it has any. */
    private void closeQuietly(Connect connection) {
        try {
            connection.removeLifecycleListener(forwarding);
            connection.unregisterCloseListener();
            connection.close();
        } catch (LibvirtException failed) {
            LOG.log(Level.DEBUG, "connection not closed reason={0}", failed.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        Connect last;
        lock.lock();
        try {
            last = connect;
            connect = null;
        } finally {
            lock.unlock();
        }
        if (last != null && stuckCalls() == 0) {
            closeQuietly(last);
        }
        shortCalls.close();
        longCalls.close();
    }
}
