package nova.libvirt.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import nova.runtime.port.Platform;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/** One holder per name on this host: within the process by a lock, between processes by a lock on a file. */
final class KeyedLocks {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Path folder;
    private final Platform platform;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    KeyedLocks(Path folder, Platform platform) {
        this.folder = folder;
        this.platform = platform;
    }

    /** What is done while holding the lock. */
    @FunctionalInterface
    interface Held<T> {
        T run() throws IOException;
    }

    /** Waits for the lock, looking at {@code cancelled} each second. */
    <T> T holding(String name, BooleanSupplier cancelled, Held<T> body) throws IOException {
        ReentrantLock lock = locks.computeIfAbsent(name, _ -> new ReentrantLock());
        acquire(lock, cancelled);
        try (FileChannel channel =
                FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock held = channel.tryLock();
            while (held == null) {
                check(cancelled);
                platform.pause(LOOK_EVERY);
                held = channel.tryLock();
            }
            return body.run();
        } finally {
            lock.unlock();
        }
    }

    private static void acquire(ReentrantLock lock, BooleanSupplier cancelled) {
        try {
            while (!lock.tryLock(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                check(cancelled);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new GuestException(Kind.FAILED, "this process is stopping", stopping);
        }
    }

    private static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new GuestException(Kind.CANCELLED, "cancelled while waiting for another download of the image");
        }
    }
}
