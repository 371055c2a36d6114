package nova.libvirt.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nova.libvirt.LibvirtConfig;
import nova.libvirt.VncConfig;
import nova.libvirt.xml.DomainSpec.KernelBoot;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;
import nova.model.guest.GuestSpec;
import nova.model.image.ImageId;
import nova.model.network.FixedIp;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.network.VifPlug;
import nova.model.server.ServerId;
import nova.virt.GuestException;
import org.junit.jupiter.api.Test;

/** Domains against golden files. After an intended change, run with -Dgolden.write=true and read the difference. */
class DomainXmlTest {
    private static final Path FOLDER = Path.of("/var/lib/nova/instances/6f70656e-7374-4163-8b6e-6f7661000001");
    private static final Instant CREATED = Instant.parse("2026-11-21T04:05:06Z");
    private static final LibvirtConfig KVM = LibvirtConfig.DEFAULTS;

    @Test
    void emulatedGuestOnABridge() throws IOException {
        DomainSpec spec =
                spec(guest("web", vif("bridge", "qbr0", "tapc0ffee00-00")), emulated(), disks(), kernel(false));
        golden("emulated-bridge", spec);
    }

    @Test
    void guestWithKvmAndMoreDisks() throws IOException {
        List<DiskSpec> disks = List.of(
                new DiskSpec(FOLDER.resolve("disk"), "qcow2", "disk", "virtio", "vda", OptionalInt.of(1)),
                new DiskSpec(FOLDER.resolve("disk.eph0"), "raw", "disk", "virtio", "vdb", OptionalInt.empty()),
                new DiskSpec(FOLDER.resolve("disk.swap"), "raw", "disk", "virtio", "vdc", OptionalInt.empty()),
                new DiskSpec(FOLDER.resolve("disk.config"), "raw", "cdrom", "ide", "hda", OptionalInt.empty()));
        golden("kvm-disks", spec(guest("db", vif("bridge", "qbr0", "tapc0ffee00-00")), KVM, disks, kernel(false)));
    }

    @Test
    void guestOfAnOrdinaryUserWithItsOwnKernel() throws IOException {
        golden("user-kernel", spec(guest("small", vif("user", "", "")), emulated(), disks(), kernel(true)));
    }

    @Test
    void whateverAUserTypesStaysText() {
        String evil = "</nova:name><devices>\u0000\u001b & \"quoted\" 'ünï' \ud83d\ude00";
        String xml = DomainXml.render(spec(guest(evil, vif("user", "", "")), emulated(), disks(), kernel(false)));
        assertFalse(xml.contains("</nova:name><devices>"), xml);
        assertTrue(xml.contains("&lt;/nova:name&gt;&lt;devices&gt; &amp; \"quoted\" 'ünï' "), xml);
    }

    @Test
    void addressThatWouldBecomeAnArgumentIsNotOne() {
        Vif evil = new Vif(
                new PortId("c0ffee00-0000-4000-8000-000000000001"),
                new NetworkId("deadbeef-0000-4000-8000-000000000002"),
                "private",
                "fa:16:3e:12:34:56",
                List.of(new FixedIp("10.0.0.1,guestfwd=tcp:1.2.3.4:1-cmd:sh", 4, 24, Optional.empty())),
                new VifPlug("user", "", "", 0),
                true);
        String xml = DomainXml.render(spec(guest("web", evil), emulated(), disks(), kernel(false)));
        assertFalse(xml.contains("qemu:arg"), xml);
    }

    @Test
    void unknownBindingIsRefusedWithThePort() {
        GuestException refused = assertThrows(
                GuestException.class,
                () -> DomainXml.render(
                        spec(guest("web", vif("binding_failed", "", "")), emulated(), disks(), kernel(false))));
        assertEquals(GuestException.Kind.REFUSED, refused.kind());
        assertTrue(refused.getMessage().contains("c0ffee00"), refused.getMessage());
    }

    private static DomainSpec spec(
            GuestSpec guest, LibvirtConfig libvirt, List<DiskSpec> disks, Optional<KernelBoot> kernel) {
        return new DomainSpec(
                guest,
                disks,
                kernel,
                FOLDER.resolve("console.log"),
                libvirt,
                VncConfig.DEFAULTS,
                kernel.isPresent(),
                CREATED);
    }

    private static GuestSpec guest(String name, Vif vif) {
        return new GuestSpec(
                new ServerId("6f70656e-7374-4163-8b6e-6f7661000001"),
                "instance-0000002a",
                name,
                new GuestSpec.Owner(new ProjectId("0a1b2c3d4e5f60718293a4b5c6d7e8f9"), new UserId("f9e8d7c6b5a4")),
                new Flavor(
                        new FlavorId("42"),
                        "m1.small",
                        Optional.empty(),
                        new FlavorSize(2, 512, 10, 1, 64, 1.0),
                        true,
                        false,
                        java.util.Map.of("hw:boot_menu", "true")),
                Optional.of(new GuestSpec.GuestImage(
                        new ImageId("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"),
                        "qcow2",
                        1,
                        java.util.Map.of("os_distro", "debian"))),
                List.of(vif),
                Optional.empty());
    }

    private static Vif vif(String type, String bridge, String device) {
        return new Vif(
                new PortId("c0ffee00-0000-4000-8000-000000000001"),
                new NetworkId("deadbeef-0000-4000-8000-000000000002"),
                "private",
                "fa:16:3e:12:34:56",
                List.of(new FixedIp("10.5.0.77", 4, 24, Optional.of("10.5.0.1"))),
                new VifPlug(type, device, bridge, bridge.isEmpty() ? 0 : 1450),
                true);
    }

    private static List<DiskSpec> disks() {
        return List.of(new DiskSpec(FOLDER.resolve("disk"), "qcow2", "disk", "virtio", "vda", OptionalInt.of(1)));
    }

    private static Optional<KernelBoot> kernel(boolean wanted) {
        return wanted
                ? Optional.of(new KernelBoot(
                        FOLDER.resolve("kernel"), Optional.of(FOLDER.resolve("ramdisk")), "console=ttyS0"))
                : Optional.empty();
    }

    private static LibvirtConfig emulated() {
        return new LibvirtConfig(
                "qemu",
                "",
                "default",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of("x86_64=q35"),
                List.of("file=unsafe"),
                "",
                "none",
                Duration.ZERO);
    }

    private static void golden(String name, DomainSpec spec) throws IOException {
        String xml = DomainXml.render(spec).replace("\r\n", "\n");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(Path.of("src/test/resources/nova/libvirt/xml", name + ".xml"), xml);
        }
        try (InputStream expected = DomainXmlTest.class.getResourceAsStream(name + ".xml")) {
            assertTrue(expected != null, "no golden file " + name);
            assertEquals(new String(expected.readAllBytes(), StandardCharsets.UTF_8), xml);
        }
    }
}
