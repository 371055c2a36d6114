package nova.libvirt;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import nova.libvirt.connection.Domains;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.virt.GuestException;
import nova.virt.GuestListener;
import nova.virt.GuestView;
import org.libvirt.event.DomainEvent;

/**
 * Between libvirt's event thread, which must never wait, and the listener: a bounded queue and one thread that asks for
 * the state as it is now. Events that find the queue full are dropped: states are read again by the periodic sync.
 */
final class GuestEvents implements AutoCloseable {
    static final int MAX_WAITING = 1024;

    private static final Logger LOG = System.getLogger(GuestEvents.class.getName());

    private final Domains domains;
    private final BlockingQueue<ServerId> changed = new ArrayBlockingQueue<>(MAX_WAITING);
    private volatile GuestListener listener = (_, _) -> {};
    private volatile Thread thread;

    GuestEvents(Domains domains) {
        this.domains = domains;
    }

    void listener(GuestListener newListener) {
        listener = newListener;
    }

    void start() {
        thread = Thread.ofVirtual().name("guest-events").start(this::deliver);
    }

    /** From libvirt's event thread. */
    void happened(ServerId server, DomainEvent event) {
        boolean power = switch (event.getType()) {
            case STARTED, SUSPENDED, RESUMED, STOPPED, SHUTDOWN, PMSUSPENDED, CRASHED -> true;
            case DEFINED, UNDEFINED, UNKNOWN -> false;
        };
        if (power && !changed.contains(server) && !changed.offer(server)) {
            LOG.log(Level.WARNING, "guest event dropped, the next sync reads the state server={0}", server);
        }
    }

    /** Tells the state of every guest: what happened while the connection was away is not told by libvirt. */
    void tellAll() {
        try {
            for (GuestView guest : domains.all()) {
                listener.changed(guest.server(), guest.power());
            }
        } catch (GuestException away) {
            LOG.log(Level.WARNING, "states not read after reconnect reason={0}", away.getMessage());
        }
    }

    private void deliver() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                ServerId server = changed.take();
                PowerState power = domains.find(server).map(GuestView::power).orElse(PowerState.NOSTATE);
                listener.changed(server, power);
            } catch (GuestException away) {
                LOG.log(Level.DEBUG, "guest event not read reason={0}", away.getMessage());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
