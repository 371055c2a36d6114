package nova.libvirt.xml;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nova.model.network.FixedIp;
import nova.model.network.Vif;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/**
 * {@code <interface>}: a tap on a bridge, or user networking for hosts without privileges. QEMU's user networking hands
 * out addresses itself; libvirt's element cannot say which, so it is written as QEMU arguments that make the guest get
 * the address its port has.
 */
final class InterfaceXml {
    static final String QEMU_NAMESPACE = "http://libvirt.org/schemas/domain/qemu/1.0";
    private static final Set<String> MODELS = Set.of(
            "virtio", "ne2k_pci", "pcnet", "rtl8139", "e1000", "e1000e", "vmxnet3", "igb", "lan9118", "spapr-vlan");
    /** Addresses and MACs become part of QEMU's arguments: nothing else may get in there. */
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");

    /** First PCI slot for interfaces given as QEMU arguments: behind those libvirt hands out by itself. */
    private static final int FIRST_USER_SLOT = 0x10;

    private static final int MAX_USER_INTERFACES = 8;

    private InterfaceXml() {}

    static void write(XmlNode devices, DomainSpec spec) {
        for (Vif vif : spec.guest().vifs()) {
            if (!MAC.matcher(vif.macAddress()).matches()) {
                throw new GuestException(
                        Kind.IMPOSSIBLE, "port " + vif.port() + " has no MAC address: '" + vif.macAddress() + "'");
            }
            switch (vif.plug().type()) {
                case "bridge" -> bridge(devices, vif, model(spec));
                case "user" -> {
                    if (addressOf(vif).isEmpty()) {
                        user(devices, vif, model(spec));
                    }
                }
                default ->
                    throw new GuestException(
                            Kind.REFUSED,
                            "port " + vif.port() + " cannot be plugged on this host: its binding is of type '"
                                    + vif.plug().type() + "', and only bridge and user are");
            }
        }
    }

    /** The interfaces that are QEMU arguments, as the last part of the domain. */
    static void writeArguments(XmlNode domain, DomainSpec spec) {
        XmlNode commandLine = null;
        int slot = FIRST_USER_SLOT;
        for (Vif vif : spec.guest().vifs()) {
            Optional<FixedIp> address = vif.plug().type().equals("user") ? addressOf(vif) : Optional.empty();
            if (address.isEmpty()) {
                continue;
            }
            if (slot >= FIRST_USER_SLOT + MAX_USER_INTERFACES) {
                throw new GuestException(
                        Kind.IMPOSSIBLE, "at most " + MAX_USER_INTERFACES + " interfaces with user networking");
            }
            if (commandLine == null) {
                commandLine = domain.child(QEMU_NAMESPACE, "qemu:commandline");
            }
            String id = "user" + (slot - FIRST_USER_SLOT);
            argument(commandLine, "-netdev");
            argument(commandLine, netdev(id, address.get()));
            argument(commandLine, "-device");
            argument(commandLine, device(id, vif, model(spec), slot));
            slot++;
        }
    }

    private static Optional<FixedIp> addressOf(Vif vif) {
        return vif.fixedIps().stream()
                .filter(ip -> ip.version() == 4 && ip.prefixLength() >= 8 && ip.prefixLength() <= 29)
                .filter(ip -> IPV4.matcher(ip.address()).matches()
                        && ip.gateway().map(IPV4.asMatchPredicate()::test).orElse(true))
                .findFirst();
    }

    private static String netdev(String id, FixedIp ip) {
        String router = ip.gateway().orElseGet(() -> highestBut(ip, Set.of(ip.address())));
        return "user,id=" + id + ",net=" + network(ip) + "/" + ip.prefixLength() + ",dhcpstart=" + ip.address()
                + ",host=" + router + ",dns=" + highestBut(ip, Set.of(ip.address(), router));
    }

    /** QEMU's own choices for router and name server, .2 and .3, may be the guest's address, and then it does not start. */
    private static String highestBut(FixedIp ip, Set<String> taken) {
        long host = (1L << (32 - ip.prefixLength())) - 2;
        while (taken.contains(dotted(networkBits(ip) + host))) {
            host--;
        }
        return dotted(networkBits(ip) + host);
    }

    private static String device(String id, Vif vif, String model, int slot) {
        String name = model.equals("virtio") ? "virtio-net-pci" : model;
        return name + ",netdev=" + id + ",mac=" + vif.macAddress() + ",addr=0x" + Integer.toHexString(slot);
    }

    private static String network(FixedIp ip) {
        return dotted(networkBits(ip));
    }

    private static long networkBits(FixedIp ip) {
        long bits = 0;
        for (String part : ip.address().split("\\.")) {
            bits = bits << 8 | Integer.parseInt(part);
        }
        return bits & -1L << (32 - ip.prefixLength());
    }

    private static String dotted(long bits) {
        return "%d.%d.%d.%d".formatted(bits >> 24 & 255, bits >> 16 & 255, bits >> 8 & 255, bits & 255);
    }

    private static void argument(XmlNode commandLine, String value) {
        commandLine.child(QEMU_NAMESPACE, "qemu:arg").attr("value", value);
    }

    private static void bridge(XmlNode devices, Vif vif, String model) {
        XmlNode node = devices.child("interface").attr("type", "bridge");
        common(node, vif, model);
        node.child("source").attr("bridge", vif.plug().bridge());
        if (!vif.plug().deviceName().isEmpty()) {
            node.child("target").attr("dev", vif.plug().deviceName());
        }
        if (vif.plug().mtu() > 0) {
            node.child("mtu").attr("size", vif.plug().mtu());
        }
        node.child("alias").attr("name", "ua-" + vif.port());
    }

    private static void user(XmlNode devices, Vif vif, String model) {
        common(devices.child("interface").attr("type", "user"), vif, model);
    }

    private static void common(XmlNode node, Vif vif, String model) {
        node.child("mac").attr("address", vif.macAddress());
        node.child("model").attr("type", model);
    }

    private static String model(DomainSpec spec) {
        String model = spec.property("hw_vif_model").orElse("virtio");
        if (!MODELS.contains(model)) {
            throw new GuestException(
                    Kind.IMPOSSIBLE,
                    "image property hw_vif_model=" + model + " is not one of "
                            + MODELS.stream().sorted().toList());
        }
        return model;
    }
}
