package nova.libvirt.xml;

import java.util.List;

/** {@code <disk>}: a file with its format said explicitly, so that QEMU never guesses it from content. */
final class DiskXml {
    private DiskXml() {}

    static void write(XmlNode devices, DomainSpec spec) {
        String cache = cacheMode(spec.libvirt().diskCachemodes());
        for (DiskSpec disk : spec.disks()) {
            boolean cdrom = disk.device().equals("cdrom");
            XmlNode node = devices.child("disk").attr("type", "file").attr("device", disk.device());
            node.child("driver")
                    .attr("name", "qemu")
                    .attr("type", disk.format())
                    .attr("cache", cache);
            node.child("source").attr("file", disk.file());
            node.child("target").attr("dev", disk.target()).attr("bus", disk.bus());
            if (cdrom) {
                node.child("readonly");
            }
            disk.bootOrder().ifPresent(order -> node.child("boot").attr("order", order));
        }
    }

    /** {@code disk_cachemodes} has entries such as {@code file=none}; without one it is writeback, safe with flushes. */
    private static String cacheMode(List<String> modes) {
        return modes.stream()
                .filter(mode -> mode.startsWith("file="))
                .map(mode -> mode.substring("file=".length()))
                .findFirst()
                .orElse("writeback");
    }
}
