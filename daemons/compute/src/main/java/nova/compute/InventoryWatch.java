package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.guest.HostInventory;
import nova.model.guest.HostInventory.Totals;
import nova.runtime.json.JsonCodec;
import nova.virt.GuestException;
import nova.virt.VirtDriver;

/** Reports what the host has when it changed. What guests use of it is left out of the comparison: it always changes. */
final class InventoryWatch {
    private static final Logger LOG = System.getLogger(InventoryWatch.class.getName());

    private final VirtDriver driver;
    private String reported = ""; // guarded by this

    InventoryWatch(VirtDriver driver) {
        this.driver = requireNonNull(driver, "driver");
    }

    /** The inventory's digest, as hellos carry it. */
    static String digest(HostInventory inventory) {
        Totals totals = inventory.totals();
        HostInventory unused = new HostInventory(
                inventory.hypervisorHostname(),
                inventory.hypervisorType(),
                inventory.hypervisorVersion(),
                new Totals(totals.vcpus(), totals.ramMib(), totals.diskGib(), 0, 0),
                inventory.cpuInfo(),
                inventory.supported(),
                inventory.hostIp());
        String text = ComputeDaemon.SERVICE_VERSION + " " + JsonCodec.write(unused);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "this JDK has no SHA-256", cause);
        }
    }

    /** The conductors have the inventory with this digest already. */
    synchronized void known(String digest) {
        reported = digest;
    }

    /** Reports the inventory if it is not the one reported last. */
    void look(Conductors conductors) {
        try {
            HostInventory inventory = driver.inventory();
            String digest = digest(inventory);
            if (isNew(digest) && conductors.inventory(digest, inventory)) {
                LOG.log(Level.INFO, "inventory reported: host={0}", inventory.hypervisorHostname());
                known(digest);
            }
        } catch (GuestException away) {
            LOG.log(Level.WARNING, "inventory not read: reason={0}", away.getMessage());
        }
    }

    private synchronized boolean isNew(String digest) {
        return !digest.equals(reported);
    }
}
