package nova.conductor.server;

import java.util.List;
import nova.model.guest.GuestSpec;
import nova.model.network.Vif;
import nova.model.server.ServerId;

/** Assembles what a host needs to know of a guest, from the server's rows. */
public interface GuestSpecs {
    /** For a new guest on these interfaces, with the content of its config drive if it wants one. */
    GuestSpec toBuild(ServerId server, List<Vif> vifs);

    /** For a guest that has its disks already. */
    GuestSpec existing(ServerId server);
}
