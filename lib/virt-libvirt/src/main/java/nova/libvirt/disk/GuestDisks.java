package nova.libvirt.disk;

import static nova.libvirt.disk.Tool.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nova.libvirt.GuestFilesConfig;
import nova.libvirt.LibvirtConfig;
import nova.libvirt.disk.ImageCache.CachedImage;
import nova.libvirt.disk.ImageCache.Wanted;
import nova.model.guest.GuestSpec;
import nova.model.guest.GuestSpec.GuestImage;
import nova.model.image.ImageId;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import nova.virt.ImageSource;

/**
 * Makes the files of a guest: what is there already is kept, so that a repeated build goes on where the first one ended.
 * Every disk appears under its name only when whole.
 */
public final class GuestDisks {
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    private static final Duration FORMAT_LIMIT = Duration.ofMinutes(10);
    /** Kernels and ramdisks larger than this are not ones. */
    private static final long MAX_KERNEL_BYTES = 2 * GIB;

    private final GuestFilesConfig config;
    private final boolean copyOnWrite;
    private final ImageCache cache;

    public GuestDisks(GuestFilesConfig config, LibvirtConfig libvirt, ImageCache cache) {
        this.config = config;
        this.cache = cache;
        this.copyOnWrite =
                libvirt.imagesType().equals("qcow2") || libvirt.imagesType().equals("default") && config.useCowImages();
    }

    public GuestFiles filesOf(GuestSpec spec) {
        return GuestFiles.of(config.instancesPath(), spec.server());
    }

    /** Makes what is missing. */
    public void make(GuestSpec spec, ImageSource images, BooleanSupplier cancelled) {
        GuestFiles files = filesOf(spec);
        try {
            Files.createDirectories(files.folder());
            GuestImage image = spec.image()
                    .orElseThrow(() -> new GuestException(
                            Kind.NOT_SUPPORTED, "this driver cannot boot from a volume yet; use an image"));
            kernel(image, "kernel_id", files.kernel(), images, cancelled);
            kernel(image, "ramdisk_id", files.ramdisk(), images, cancelled);
            root(spec, image, files.root(), images, cancelled);
            ephemeral(spec, files.ephemeral(), cancelled);
            swap(spec, files.swap(), cancelled);
            if (spec.config().isPresent() && !Files.exists(files.config())) {
                new ConfigDrive(config.mkisofsCmd()).write(spec.config().get().files(), files.config(), cancelled);
            }
        } catch (IOException failed) {
            throw DiskFiles.failed("the files of server " + spec.server() + " cannot be made", failed);
        }
    }

    private void kernel(GuestImage image, String property, Path target, ImageSource images, BooleanSupplier cancelled)
            throws IOException {
        Optional<ImageId> id = Optional.ofNullable(image.properties().get(property))
                .filter(text -> !text.isBlank())
                .map(ImageId::new);
        if (id.isEmpty() || Files.exists(target)) {
            return;
        }
        CachedImage cached = cache.fetch(new Wanted(id.get(), "raw", MAX_KERNEL_BYTES), images, cancelled);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.copy(cached.file(), part);
        DiskFiles.publish(part, target);
    }

    private void root(GuestSpec spec, GuestImage image, Path target, ImageSource images, BooleanSupplier cancelled)
            throws IOException {
        if (Files.exists(target)) {
            return;
        }
        long wanted = spec.flavor().size().rootGib() * GIB;
        CachedImage base = cache.fetch(new Wanted(image.id(), image.diskFormat(), wanted), images, cancelled);
        long size = Math.max(wanted, base.virtualSizeBytes());
        Path part = target.resolveSibling("disk.part");
        Files.deleteIfExists(part);
        if (copyOnWrite) {
            QemuImg.createOverlay(base.file(), base.format().qemuName(), part, size);
        } else {
            QemuImg.convertToRaw(base.format(), base.file(), part, cancelled);
            DiskFiles.grow(part, size);
        }
        DiskFiles.publish(part, target);
    }

    /** The format of the root disk in the domain. */
    public String rootFormat() {
        return copyOnWrite ? "qcow2" : "raw";
    }

    private static void ephemeral(GuestSpec spec, Path target, BooleanSupplier cancelled) throws IOException {
        long bytes = spec.flavor().size().ephemeralGib() * GIB;
        if (bytes > 0 && !Files.exists(target)) {
            Path part = target.resolveSibling(target.getFileName() + ".part");
            DiskFiles.createSparse(part, bytes);
            Tool.run(command("mke2fs", "-q", "-F", "-t", "ext4", "-L", "ephemeral0", part), FORMAT_LIMIT, cancelled);
            DiskFiles.publish(part, target);
        }
    }

    private static void swap(GuestSpec spec, Path target, BooleanSupplier cancelled) throws IOException {
        long bytes = spec.flavor().size().swapMib() * MIB;
        if (bytes > 0 && !Files.exists(target)) {
            Path part = target.resolveSibling(target.getFileName() + ".part");
            DiskFiles.createSparse(part, bytes);
            Tool.run(command("mkswap", part), FORMAT_LIMIT, cancelled);
            DiskFiles.publish(part, target);
        }
    }

    /** A new empty console log, made by us before QEMU or virtlogd opens it, so that it is ours to read. */
    public void emptyConsoleLog(GuestFiles files) {
        try {
            Files.deleteIfExists(files.consoleLog());
            Files.createFile(
                    files.consoleLog(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        } catch (IOException failed) {
            throw DiskFiles.failed("the console log cannot be made", failed);
        }
    }

    /** Removes all files of a guest. The folder gets another name first: half removed it must not be taken for a guest. */
    public void remove(GuestFiles files) {
        Path doomed = files.folder().resolveSibling(files.folder().getFileName() + "_del");
        try {
            DiskFiles.deleteTree(doomed);
            if (Files.exists(files.folder())) {
                Files.move(files.folder(), doomed);
                DiskFiles.deleteTree(doomed);
            }
        } catch (IOException failed) {
            throw DiskFiles.failed("the files of " + files.folder() + " cannot be removed", failed);
        }
    }
}
