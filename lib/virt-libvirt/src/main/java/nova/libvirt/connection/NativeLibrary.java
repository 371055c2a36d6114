package nova.libvirt.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import org.libvirt.Connect;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.libvirt.jna.Libvirt;

/**
 * libvirt's client library in this process: loaded once, its event loop on a thread of its own, its own printing of
 * errors silenced (every error reaches us as an exception as well).
 */
final class NativeLibrary {
    private static final Logger LOG = System.getLogger(NativeLibrary.class.getName());
    private static final Libvirt.VirErrorCallback SILENT = (_, _) -> {}; // libvirt keeps a pointer: never collected
    private static boolean started; // guarded by the class

    private NativeLibrary() {}

    /** Must run before the first connection: libvirt binds connections to the event loop that exists then. */
    static synchronized void start() {
        if (started) {
            return;
        }
        try {
            Library.initEventLoop();
            Connect.setErrorCallback(SILENT);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
            throw new GuestException(
                    Kind.FAILED,
                    "libvirt's client library is not installed on this host (Debian: libvirt0, Fedora: libvirt-libs)",
                    missing);
        } catch (LibvirtException broken) {
            throw new GuestException(
                    Kind.FAILED, "libvirt's event loop does not start: " + broken.getMessage(), broken);
        }
        Thread.ofPlatform().daemon().name("libvirt-events").start(NativeLibrary::turn);
        started = true;
    }

    private static void turn() {
        while (true) {
            try {
                Library.processEvent();
            } catch (LibvirtException failed) {
                LOG.log(Level.WARNING, "libvirt event loop failed once and goes on reason={0}", failed.getMessage());
            }
        }
    }
}
