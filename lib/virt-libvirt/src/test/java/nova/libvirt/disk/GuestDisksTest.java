package nova.libvirt.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nova.libvirt.GuestFilesConfig;
import nova.libvirt.LibvirtConfig;
import nova.libvirt.disk.ImageCache.Wanted;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;
import nova.model.guest.GuestSpec;
import nova.model.image.ImageId;
import nova.model.server.ServerId;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import nova.virt.ImageSource;
import nova.virt.image.ImageFacts;
import nova.virt.image.ImageFormat;
import nova.virt.image.ImageInspector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Image cache and disks with the real qemu-img, genisoimage, mke2fs and mkswap; no guest is started. */
class GuestDisksTest {
    private static final ImageId IMAGE = new ImageId("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d");
    private static final ServerId SERVER = new ServerId("6f70656e-7374-4163-8b6e-6f7661000001");
    private static final long GIB = 1L << 30;

    @TempDir
    Path instances;

    private final Platform platform = new SystemPlatform();
    private final AtomicInteger downloads = new AtomicInteger();
    private ImageCache cache;

    @BeforeEach
    void makeCache() {
        cache = new ImageCache(instances.resolve("_base"), true, platform);
    }

    @Test
    void overlayIsAsLargeAsTheFlavorSaysAndNamesTheCachedImage() throws IOException {
        make(guest("raw", 2, 0, 0), serving(new byte[1 << 20]));
        ImageFacts disk = ImageInspector.inspect(file("disk"));
        assertEquals(ImageFormat.QCOW2, disk.format());
        assertEquals(2 * GIB, disk.virtualSizeBytes());
        assertEquals(
                Optional.of(
                        instances.resolve("_base/" + ImageCache.nameOf(IMAGE)).toString()),
                disk.backingFile());
    }

    @Test
    void rootOfZeroGibIsAsLargeAsTheImage() throws IOException {
        make(guest("raw", 0, 0, 0), serving(new byte[3 << 20]));
        assertEquals(3 << 20, ImageInspector.inspect(file("disk")).virtualSizeBytes());
    }

    @Test
    void qcow2ImageIsConvertedToRawOnceForAllGuests() throws IOException {
        Path image = instances.resolve("image.qcow2");
        Tool.run(
                Tool.command("qemu-img", "create", "-q", "-f", "qcow2", image, "8M"),
                Duration.ofMinutes(1),
                () -> false);
        byte[] content = Files.readAllBytes(image);
        make(guest("qcow2", 1, 0, 0), serving(content));
        Files.delete(file("disk"));
        make(guest("qcow2", 1, 0, 0), serving(content));
        assertEquals(1, downloads.get());
        assertEquals(8 << 20, Files.size(instances.resolve("_base").resolve(ImageCache.nameOf(IMAGE))));
    }

    @Test
    void flatDiskIsAFullCopy() throws IOException {
        byte[] content = new byte[1 << 20];
        content[4711] = 42;
        LibvirtConfig flat = new LibvirtConfig(
                "qemu",
                "",
                "flat",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "none",
                Duration.ZERO);
        GuestDisks disks = new GuestDisks(new GuestFilesConfig(instances, true, true, "genisoimage"), flat, cache);
        disks.make(guest("raw", 1, 0, 0), serving(content), () -> false);
        assertEquals(ImageFormat.RAW, ImageInspector.inspect(file("disk")).format());
        assertEquals(GIB, Files.size(file("disk")));
        try (var stream = Files.newInputStream(file("disk"))) {
            assertArrayEquals(content, stream.readNBytes(content.length));
        }
        assertEquals("raw", disks.rootFormat());
    }

    @Test
    void ephemeralSwapAndConfigDriveAreMade() throws IOException {
        make(guest("raw", 1, 1, 64), serving(new byte[512]));
        assertEquals(GIB, Files.size(file("disk.eph0")));
        assertEquals(64 << 20, Files.size(file("disk.swap")));
        assertEquals("SWAPSPACE2", text(file("disk.swap"), 4086, 10));
        assertEquals("ephemeral0", text(file("disk.eph0"), 1024 + 0x78, 10));
        assertEquals(
                ImageFormat.ISO, ImageInspector.inspect(file("disk.config")).format());
        assertEquals("config-2", text(file("disk.config"), 32768 + 40, 8));
        assertEquals(List.of("disk", "disk.config", "disk.eph0", "disk.swap"), namesIn(SERVER.value()));
    }

    @Test
    void imageLargerThanTheFlavorsDiskIsImpossibleInNovasWords() {
        byte[] qcow2 = ByteBuffer.allocate(4096)
                .put("QFI\u00fb".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4, 3)
                .putLong(24, 5 * GIB)
                .putInt(100, 104)
                .array();
        GuestException refused = refused(guest("qcow2", 1, 0, 0), serving(qcow2));
        assertEquals(Kind.IMPOSSIBLE, refused.kind());
        assertTrue(
                refused.getMessage()
                        .startsWith("Flavor's disk is too small for requested image. Flavor disk is 1073741824 bytes"),
                refused.getMessage());
        assertEquals(List.of(ImageCache.nameOf(IMAGE) + ".lock"), namesIn("_base"));
    }

    @Test
    void imageThatIsNotWhatItsRecordSaysIsRefusedBeforeAnyToolSeesIt() {
        byte[] overlay = ByteBuffer.allocate(4096)
                .put("QFI\u00fb".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4, 3)
                .putLong(8, 512)
                .putInt(16, 11)
                .array();
        GuestException refused = refused(guest("qcow2", 1, 0, 0), serving(overlay));
        assertEquals(Kind.IMPOSSIBLE, refused.kind());
        assertTrue(refused.getMessage().contains("backing file"), refused.getMessage());
        assertTrue(refused(guest("raw", 1, 0, 0), serving(overlay)).getMessage().contains("backing file"));
    }

    @Test
    void manyGuestsAtOnceDownloadTheImageOnce() throws Exception {
        ImageSource source = serving(new byte[4 << 20]);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Path> fetch = () -> cache.fetch(new Wanted(IMAGE, "raw", 0), source, () -> false)
                    .file();
            List<Future<Path>> files =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> fetch).toList());
            for (Future<Path> file : files) {
                assertTrue(Files.exists(file.get()));
            }
        }
        assertEquals(1, downloads.get());
    }

    @Test
    void brokenDownloadLeavesNoImageAndTheNextOneWorks() {
        ImageSource broken = _ -> new FilterInputStream(new ByteArrayInputStream(new byte[1 << 20])) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                if (count < 0) {
                    throw new IOException("connection reset");
                }
                return count;
            }
        };
        assertEquals(Kind.FAILED, refused(guest("raw", 1, 0, 0), broken).kind());
        assertEquals(List.of(ImageCache.nameOf(IMAGE) + ".lock"), namesIn("_base"));
        make(guest("raw", 1, 0, 0), serving(new byte[512]));
        assertTrue(Files.exists(file("disk")));
    }

    @Test
    void unusedImageIsRemovedAndAUsedOneIsKept() throws IOException {
        make(guest("raw", 1, 0, 0), serving(new byte[512]));
        Path base = instances.resolve("_base").resolve(ImageCache.nameOf(IMAGE));
        Files.setLastModifiedTime(base, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertEquals(List.of(), cache.removeUnused(instances, Duration.ofDays(1)));
        DiskFiles.deleteTree(instances.resolve(SERVER.value()));
        Files.setLastModifiedTime(base, FileTime.from(Instant.now()));
        assertEquals(List.of(), cache.removeUnused(instances, Duration.ZERO), "too young");
        Files.setLastModifiedTime(base, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertEquals(List.of(base), cache.removeUnused(instances, Duration.ofDays(1)));
        assertFalse(Files.exists(base));
    }

    @Test
    void configDriveFileOutsideOfTheDriveIsRefused() {
        GuestSpec escaping = guest("raw", 1, 0, 0, Map.of("../../../etc/cron.d/x", "* * * * *"));
        assertEquals(Kind.IMPOSSIBLE, refused(escaping, serving(new byte[512])).kind());
    }

    @Test
    void toolThatRunsWhileTheOrderIsCancelledIsEnded() {
        long started = System.nanoTime();
        GuestException stopped = assertThrows(
                GuestException.class, () -> Tool.run(Tool.command("sleep", 30), Duration.ofMinutes(1), () -> true));
        assertEquals(Kind.CANCELLED, stopped.kind());
        assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 10);
    }

    @Test
    void consoleTailGoesOnInTheRotatedLog() throws IOException {
        Path log = instances.resolve("console.log");
        assertEquals(0, ConsoleLog.tail(log, 100).length);
        Files.writeString(instances.resolve("console.log.1"), "oldest-");
        Files.writeString(instances.resolve("console.log.0"), "older-");
        Files.writeString(log, "newest");
        assertEquals("st-older-newest", new String(ConsoleLog.tail(log, 15), StandardCharsets.UTF_8));
        assertEquals("newest", new String(ConsoleLog.tail(log, 6), StandardCharsets.UTF_8));
        assertEquals("oldest-older-newest", new String(ConsoleLog.tail(log, 1000), StandardCharsets.UTF_8));
    }

    private void make(GuestSpec spec, ImageSource source) {
        new GuestDisks(new GuestFilesConfig(instances, true, true, "genisoimage"), LibvirtConfig.DEFAULTS, cache)
                .make(spec, source, () -> false);
    }

    private GuestException refused(GuestSpec spec, ImageSource source) {
        return assertThrows(GuestException.class, () -> make(spec, source));
    }

    private ImageSource serving(byte[] content) {
        return _ -> {
            downloads.incrementAndGet();
            return new ByteArrayInputStream(content);
        };
    }

    private Path file(String name) {
        return instances.resolve(SERVER.value()).resolve(name);
    }

    private List<String> namesIn(String folder) {
        try (Stream<Path> files = Files.list(instances.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String text(Path file, long offset, int length) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            stream.skipNBytes(offset);
            return new String(stream.readNBytes(length), StandardCharsets.ISO_8859_1);
        }
    }

    private static GuestSpec guest(String format, int rootGib, int ephemeralGib, int swapMib) {
        return guest(format, rootGib, ephemeralGib, swapMib, Map.of("meta_data.json", "{}"));
    }

    private static GuestSpec guest(
            String format, int rootGib, int ephemeralGib, int swapMib, Map<String, String> config) {
        return new GuestSpec(
                SERVER,
                "instance-00000001",
                "web",
                new GuestSpec.Owner(new ProjectId("p"), new UserId("u")),
                new Flavor(
                        new FlavorId("1"),
                        "f",
                        Optional.empty(),
                        new FlavorSize(1, 64, rootGib, ephemeralGib, swapMib, 1.0),
                        true,
                        false,
                        Map.of()),
                Optional.of(new GuestSpec.GuestImage(IMAGE, format, 0, Map.of())),
                List.of(),
                Optional.of(new GuestSpec.GuestConfig(config)));
    }
}
