package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import nova.rpc.contract.ComputeHost.WantedImage;
import nova.runtime.port.Platform;

/**
 * Fetches images ahead of need, one at a time, so that guests that are made now keep the network and the disk. What is
 * lost when the daemon ends is fetched when a guest needs it.
 */
final class ImagePrefetch {
    /** Images that may wait; more are dropped, since they are only a favour. */
    static final int MAX_WAITING = 100;

    private static final Logger LOG = System.getLogger(ImagePrefetch.class.getName());

    private final Platform platform;
    private final ComputePorts ports;
    private final Queue<WantedImage> waiting = new ArrayDeque<>(); // guarded by itself
    private boolean working; // guarded by waiting

    ImagePrefetch(Platform platform, ComputePorts ports) {
        this.platform = requireNonNull(platform, "platform");
        this.ports = requireNonNull(ports, "ports");
    }

    ComputePorts ports() {
        return ports;
    }

    void take(List<WantedImage> images) {
        synchronized (waiting) {
            for (WantedImage image : images) {
                if (waiting.size() == MAX_WAITING) {
                    LOG.log(Level.WARNING, "image not fetched ahead, too many wait: image={0}", image.id());
                } else if (!waiting.contains(image)) {
                    waiting.add(image);
                }
            }
            if (working || waiting.isEmpty()) {
                return;
            }
            working = true;
        }
        platform.start("image prefetch", this::fetchAll);
    }

    private void fetchAll() {
        for (WantedImage image = next(); image != null; image = next()) {
            try {
                boolean fetched =
                        ports.driver().cacheImage(image.id(), image.diskFormat(), ports.images(), () -> false);
                LOG.log(Level.INFO, "image ahead of need: image={0} fetched={1}", image.id(), fetched);
            } catch (RuntimeException failed) { // whatever it was, the next image may do better
                LOG.log(
                        Level.WARNING,
                        "image not fetched ahead: image={0} reason={1}",
                        image.id(),
                        failed.getMessage());
            }
        }
    }

    /** Null when none waits; the next order then starts a new worker. */
    private WantedImage next() {
        synchronized (waiting) {
            working = !waiting.isEmpty();
            return waiting.poll();
        }
    }
}
