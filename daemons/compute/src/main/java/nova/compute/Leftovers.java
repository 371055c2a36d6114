package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nova.compute.WorkLines.Lane;
import nova.model.server.ServerId;
import nova.virt.GuestException;
import nova.virt.VirtDriver;

/**
 * Clears what this host still has of servers that were deleted or moved while it was silent. The list comes with each
 * answer to a heartbeat until we say it is cleared. A list that was written before our word arrived must not destroy
 * the same server once it is back here: answers to beats up to the one sent last before that are not believed about it.
 */
final class Leftovers {
    private static final Logger LOG = System.getLogger(Leftovers.class.getName());

    /** After this many beats no answer to an older one is on its way any more. */
    private static final long REMEMBERED_BEATS = 100;

    private final VirtDriver driver;
    private final WorkLines lines;
    private final Steps steps;
    private final Conductors conductors;
    private final Presence presence;
    private final Set<ServerId> clearing = new HashSet<>(); // guarded by this
    private final Map<ServerId, Long> clearedAtBeat = new TreeMap<>(); // guarded by this

    Leftovers(VirtDriver driver, WorkLines lines, Steps steps, Conductors conductors, Presence presence) {
        this.driver = requireNonNull(driver, "driver");
        this.lines = requireNonNull(lines, "lines");
        this.steps = requireNonNull(steps, "steps");
        this.conductors = requireNonNull(conductors, "conductors");
        this.presence = requireNonNull(presence, "presence");
    }

    /** Takes the list that came with the answer to {@code beat}. */
    void clear(long beat, List<ServerId> servers) {
        for (ServerId server : servers) {
            if (!steps.busy(server) && claim(beat, server)) {
                lines.add(server, Lane.OTHER, () -> clear(server));
            }
        }
    }

    private synchronized boolean claim(long beat, ServerId server) {
        clearedAtBeat.values().removeIf(old -> old < beat - REMEMBERED_BEATS);
        return beat > clearedAtBeat.getOrDefault(server, 0L) && clearing.add(server);
    }

    private void clear(ServerId server) {
        if (destroyed(server) && conductors.cleared(server)) {
            LOG.log(Level.INFO, "leftover cleared: server={0}", server);
            remember(server, presence.lastBeat());
        }
        release(server);
    }

    private boolean destroyed(ServerId server) {
        try {
            driver.destroy(server);
            return true;
        } catch (GuestException failed) {
            LOG.log(
                    Level.WARNING,
                    "leftover not cleared, trying again with the next heartbeat: server={0} reason={1}",
                    server,
                    failed.getMessage());
            return false;
        }
    }

    private synchronized void remember(ServerId server, long beat) {
        clearedAtBeat.put(server, beat);
    }

    private synchronized void release(ServerId server) {
        clearing.remove(server);
    }
}
