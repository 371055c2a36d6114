package nova.libvirt.disk;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.image.ImageId;
import nova.runtime.port.Platform;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import nova.virt.ImageSource;
import nova.virt.image.ImageFacts;
import nova.virt.image.ImageFormat;
import nova.virt.image.ImageInspector;

/**
 * Images of this host, each downloaded once: {@code <cache>/<sha1 of the image id>}, made under another name and
 * renamed when whole. What lies there has passed the inspector, and nobody writes to it again.
 */
public final class ImageCache {
    /** Space that a download leaves free for the guests that run already. */
    static final long KEEP_FREE_BYTES = 256L << 20;

    /** An image is never removed younger: between its download and the overlay on it no disk names it yet. */
    static final Duration MIN_AGE = Duration.ofMinutes(10);

    private static final Logger LOG = System.getLogger(ImageCache.class.getName());
    private static final int CHUNK_BYTES = 1 << 20;
    private static final String OF_IMAGE = "[0-9a-f]{40}";

    private final Path folder;
    private final boolean forceRaw;
    private final Platform platform;
    private final KeyedLocks locks;

    public ImageCache(Path folder, boolean forceRaw, Platform platform) {
        this.folder = folder;
        this.forceRaw = forceRaw;
        this.platform = platform;
        this.locks = new KeyedLocks(folder, platform);
    }

    /** An image in the cache, with the format of the file there and the size a guest sees. */
    public record CachedImage(Path file, ImageFormat format, long virtualSizeBytes) {}

    /** What is wanted: {@code maxVirtualBytes} is the disk it must fit on, 0 for any. */
    public record Wanted(ImageId id, String diskFormat, long maxVirtualBytes) {}

    /** The cached file, downloaded now unless it is there. A waiting second caller finds it made. */
    public CachedImage fetch(Wanted wanted, ImageSource source, BooleanSupplier cancelled) {
        try {
            Files.createDirectories(folder);
            String name = nameOf(wanted.id());
            return locks.holding(name, cancelled, () -> {
                Path file = folder.resolve(name);
                if (!Files.exists(file)) {
                    download(wanted, source, file, cancelled);
                }
                Files.setLastModifiedTime(file, FileTime.from(platform.now()));
                ImageFacts facts = ImageInspector.inspect(file);
                checkSize(wanted, facts.virtualSizeBytes());
                // forced to raw, its content is data whatever it looks like
                return forceRaw
                        ? new CachedImage(file, ImageFormat.RAW, Files.size(file))
                        : new CachedImage(file, facts.format(), facts.virtualSizeBytes());
            });
        } catch (IOException failed) {
            throw DiskFiles.failed("image " + wanted.id() + " cannot be cached", failed);
        }
    }

    /** {@link #fetch} ahead of need; false when the image was here already. */
    public boolean prefetch(Wanted wanted, ImageSource source, BooleanSupplier cancelled) {
        boolean there = Files.exists(folder.resolve(nameOf(wanted.id())));
        fetch(wanted, source, cancelled);
        return !there;
    }

    private void download(Wanted wanted, ImageSource source, Path file, BooleanSupplier cancelled) throws IOException {
        Path part = folder.resolve(file.getFileName() + ".part");
        Path converted = folder.resolve(file.getFileName() + ".converted");
        try {
            long started = platform.nanos();
            copy(wanted.id(), source, part, cancelled);
            ImageFacts facts = ImageInspector.inspect(part);
            facts.objection(wanted.diskFormat()).ifPresent(why -> {
                throw new GuestException(
                        Kind.IMPOSSIBLE, "Image " + wanted.id() + " is unacceptable: " + why + ". Use another image.");
            });
            checkSize(wanted, facts.virtualSizeBytes());
            if (forceRaw && !facts.format().qemuName().equals("raw")) {
                QemuImg.convertToRaw(facts.format(), part, converted, cancelled);
                DiskFiles.publish(converted, file);
            } else {
                DiskFiles.publish(part, file);
            }
            LOG.log(
                    Level.INFO,
                    "image cached image={0} format={1} bytes={2} ms={3}",
                    wanted.id(),
                    facts.format(),
                    facts.virtualSizeBytes(),
                    Duration.ofNanos(platform.nanos() - started).toMillis());
        } finally {
            Files.deleteIfExists(part);
            Files.deleteIfExists(converted);
        }
    }

    private void copy(ImageId image, ImageSource source, Path part, BooleanSupplier cancelled) throws IOException {
        try (InputStream in = source.open(image);
                FileChannel out = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (cancelled.getAsBoolean()) {
                    throw new GuestException(Kind.CANCELLED, "cancelled while image " + image + " was downloaded");
                }
                if (Files.getFileStore(folder).getUsableSpace() - count < KEEP_FREE_BYTES) {
                    throw new GuestException(
                            Kind.REFUSED, "no space left on this host for image " + image + " in " + folder);
                }
                ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, count);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        }
    }

    private static void checkSize(Wanted wanted, long virtualSizeBytes) {
        if (wanted.maxVirtualBytes() > 0 && virtualSizeBytes > wanted.maxVirtualBytes()) {
            throw new GuestException(
                    Kind.IMPOSSIBLE,
                    "Flavor's disk is too small for requested image. Flavor disk is " + wanted.maxVirtualBytes()
                            + " bytes, image is " + virtualSizeBytes + " bytes.");
        }
    }

    /**
     * Removes cached images that no disk names as its base and nobody asked for within {@code age}, and what an
     * interrupted download left. {@code instancesPath} holds the folders of all guests.
     */
    public List<Path> removeUnused(Path instancesPath, Duration age) {
        try {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            Instant limit = platform.now().minus(age.compareTo(MIN_AGE) < 0 ? MIN_AGE : age);
            Set<Path> named = namedBases(instancesPath);
            List<Path> candidates;
            try (Stream<Path> files = Files.list(folder)) {
                candidates = files.filter(file -> file.getFileName().toString().matches(OF_IMAGE))
                        .filter(file -> !named.contains(file))
                        .toList();
            }
            return candidates.stream()
                    .filter(file -> removedUnlessUsed(file, limit, instancesPath))
                    .toList();
        } catch (IOException failed) {
            throw DiskFiles.failed("the image cache cannot be tidied", failed);
        }
    }

    /** Looks again under the lock: a guest may have been built on it since. */
    private boolean removedUnlessUsed(Path file, Instant limit, Path instancesPath) {
        try {
            return locks.holding(file.getFileName().toString(), () -> false, () -> {
                boolean young = Files.getLastModifiedTime(file).toInstant().isAfter(limit);
                if (young || namedBases(instancesPath).contains(file)) {
                    return false;
                }
                Files.deleteIfExists(file);
                LOG.log(Level.INFO, "unused image removed from the cache file={0}", file);
                return true;
            });
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "cached image not removed file={0} reason={1}", file, failed.getMessage());
            return false;
        }
    }

    private static Set<Path> namedBases(Path instancesPath) throws IOException {
        Set<Path> named = new HashSet<>();
        try (Stream<Path> disks = Files.find(
                instancesPath,
                2,
                (path, facts) ->
                        facts.isRegularFile() && path.getFileName().toString().startsWith("disk"))) {
            for (Path disk : disks.toList()) {
                ImageInspector.inspect(disk).backingFile().map(Path::of).ifPresent(named::add);
            }
        }
        return named;
    }

    static String nameOf(ImageId image) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(image.value().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new NovaException(ErrorCode.INTERNAL, "this JDK has no SHA-1", missing);
        }
    }
}
