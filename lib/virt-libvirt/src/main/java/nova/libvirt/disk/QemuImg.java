package nova.libvirt.disk;

import static nova.libvirt.disk.Tool.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import nova.virt.image.ImageFormat;

/** The calls of qemu-img we make. The format of what it reads is always said: it must never guess from content. */
final class QemuImg {
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);

    private QemuImg() {}

    static void convertToRaw(ImageFormat from, Path source, Path target, BooleanSupplier cancelled) {
        Tool.run(command("qemu-img", "convert", "-f", from.qemuName(), "-O", "raw", source, target), LONG, cancelled);
    }

    /** An empty qcow2 of {@code bytes} on top of {@code base}, which is never written. */
    static void createOverlay(Path base, String baseFormat, Path target, long bytes) {
        Tool.run(
                command("qemu-img", "create", "-q", "-f", "qcow2", "-b", base, "-F", baseFormat, target, bytes),
                SHORT,
                () -> false);
    }
}
