package nova.virt;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nova.model.console.ConsoleAddress;
import nova.model.console.ConsoleKind;
import nova.model.guest.GuestDiagnostics;
import nova.model.guest.GuestSpec;
import nova.model.guest.HostInventory;
import nova.model.image.ImageId;
import nova.model.server.PowerState;
import nova.model.server.ServerId;

/**
 * What a host can do with guests, in the words of the domain. Calls block; none is safe to interrupt, long ones look at
 * {@code cancelled} at least once a second and then throw {@link GuestException} of kind CANCELLED. Every call may be
 * repeated: it inspects what is there and does what is missing. Refusals and failures are {@link GuestException}s.
 */
public interface VirtDriver extends AutoCloseable {
    /** Connects; called once before anything else, and returns only when the hypervisor answers. */
    void open();

    /** What this host has and is; cheap enough for once a minute. */
    HostInventory inventory();

    /** All guests of ours on this host, running or not. Guests of others (no Nova metadata) are left out. */
    List<GuestView> guests();

    /** One guest, or empty when the hypervisor has none with this uuid. */
    Optional<GuestView> inspect(ServerId server);

    /** Makes disks, interfaces and guest, and starts it. On failure everything it made is gone before it throws. */
    GuestView spawn(GuestSpec spec, ImageSource images, BooleanSupplier cancelled);

    /** Ends the guest and removes everything of it on this host; does nothing when nothing is there. */
    void destroy(ServerId server);

    /** Starts a guest that is off; makes it anew from {@code spec} when the hypervisor forgot it but the disks exist. */
    void powerOn(GuestSpec spec);

    /** Asks the guest to shut down, waits up to {@code graceSeconds}, then ends it; 0 ends it at once. */
    void powerOff(ServerId server, int graceSeconds, BooleanSupplier cancelled);

    /** Asks the guest to reboot; false when it did not within {@code graceSeconds}: then do a hard one. */
    boolean rebootSoft(ServerId server, int graceSeconds, BooleanSupplier cancelled);

    /** Ends the guest, makes it anew from {@code spec} on the same disks and starts it. */
    void rebootHard(GuestSpec spec);

    void pause(ServerId server);

    void unpause(ServerId server);

    /** Saves memory to disk and stops the guest. */
    void suspend(ServerId server);

    /** Starts a suspended guest from its saved memory; from its disks when that is lost. */
    void resume(GuestSpec spec);

    /** The last {@code maxBytes} of what the guest wrote to its serial console; empty when it never wrote. */
    byte[] consoleOutput(ServerId server, int maxBytes);

    /**
     * Where a running guest's console of this kind is served; empty when this host serves none. Of kind NOT_SUPPORTED
     * when the driver knows no such consoles.
     */
    Optional<ConsoleAddress> console(ServerId server, ConsoleKind kind);

    /** What the guest used since its start. */
    GuestDiagnostics diagnostics(ServerId server);

    /** Downloads an image so that guests made from it start sooner; false when it was here already. */
    boolean cacheImage(ImageId image, String diskFormat, ImageSource images, BooleanSupplier cancelled);

    /** Power state of one guest; {@link PowerState#NOSTATE} when there is none. */
    default PowerState powerState(ServerId server) {
        return inspect(server).map(GuestView::power).orElse(PowerState.NOSTATE);
    }

    /** Registers the one listener of guest events; called from a thread of the driver, must only enqueue. */
    void onEvent(GuestListener listener);

    @Override
    void close();
}
