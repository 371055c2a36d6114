package nova.openstack.client;

import static java.util.Objects.requireNonNull;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import nova.runtime.port.Platform;

/** A download that ends with an IOException when no byte comes for a while, instead of waiting for ever. */
final class WatchedStream extends FilterInputStream {
    private final Platform platform;
    private final Duration stall;
    private final AutoCloseable watch;
    private volatile long waitingSince;
    private volatile boolean waiting;
    private volatile boolean stalled;

    WatchedStream(InputStream stream, Platform platform, Duration stall) {
        super(stream);
        this.platform = requireNonNull(platform, "platform");
        this.stall = requireNonNull(stall, "stall");
        this.watch = platform.every("download watch", stall.dividedBy(4), this::look);
    }

    private void look() {
        if (waiting && platform.nanos() - waitingSince > stall.toNanos()) {
            stalled = true;
            try {
                in.close();
            } catch (IOException closed) {
                // The reader sees the stall; there is nobody else to tell.
                return;
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        waitingSince = platform.nanos();
        waiting = true;
        try {
            return in.read(buffer, offset, length);
        } catch (IOException broken) {
            throw stalled ? new IOException("no byte came for " + stall.toSeconds() + " s", broken) : broken;
        } finally {
            waiting = false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            watch.close();
        } catch (Exception closing) {
            throw new IOException("cannot end the watch", closing);
        } finally {
            in.close();
        }
    }
}
