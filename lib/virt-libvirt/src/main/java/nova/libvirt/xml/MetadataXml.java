package nova.libvirt.xml;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import nova.model.flavor.FlavorSize;
import nova.model.guest.GuestSpec;
import nova.model.network.FixedIp;
import nova.model.network.Vif;

/** Nova's own part of a domain: operators' tools read it, and by it we know our guests. */
public final class MetadataXml {
    public static final String NAMESPACE = "http://openstack.org/xmlns/libvirt/nova/1.1";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private MetadataXml() {}

    static void write(XmlNode domain, DomainSpec spec) {
        GuestSpec guest = spec.guest();
        XmlNode node = nova(domain.child("metadata"), "instance");
        nova(node, "package").attr("version", OsXml.PRODUCT_VERSION);
        nova(node, "name").text(guest.displayName());
        nova(node, "creationTime").text(TIME.format(Instant.from(spec.createdAt())));
        flavor(node, guest);
        guest.image().ifPresent(image -> image(node, image));
        XmlNode owner = nova(node, "owner");
        nova(owner, "user")
                .attr("uuid", guest.owner().user())
                .text(guest.owner().user());
        nova(owner, "project")
                .attr("uuid", guest.owner().project())
                .text(guest.owner().project());
        guest.image()
                .ifPresent(image -> nova(node, "root").attr("type", "image").attr("uuid", image.id()));
        XmlNode ports = nova(node, "ports");
        guest.vifs().forEach(vif -> port(ports, vif));
    }

    private static void flavor(XmlNode node, GuestSpec guest) {
        FlavorSize size = guest.flavor().size();
        XmlNode flavor = nova(node, "flavor")
                .attr("name", guest.flavor().name())
                .attr("id", guest.flavor().id());
        nova(flavor, "memory").text(size.ramMib());
        nova(flavor, "disk").text(size.rootGib());
        nova(flavor, "swap").text(size.swapMib());
        nova(flavor, "ephemeral").text(size.ephemeralGib());
        nova(flavor, "vcpus").text(size.vcpus());
        named(nova(flavor, "extraSpecs"), "extraSpec", guest.flavor().extraSpecs());
    }

    private static void image(XmlNode node, GuestSpec.GuestImage image) {
        XmlNode element = nova(node, "image").attr("uuid", image.id());
        nova(element, "diskFormat").text(image.diskFormat());
        nova(element, "minDisk").text(image.minDiskGib());
        named(nova(element, "properties"), "property", image.properties());
    }

    private static void named(XmlNode parent, String name, Map<String, String> values) {
        values.forEach((key, value) -> nova(parent, name).attr("name", key).text(value));
    }

    private static void port(XmlNode ports, Vif vif) {
        XmlNode port = nova(ports, "port").attr("uuid", vif.port());
        for (FixedIp ip : vif.fixedIps()) {
            nova(port, "ip").attr("type", "fixed").attr("address", ip.address()).attr("ipVersion", ip.version());
        }
    }

    private static XmlNode nova(XmlNode parent, String name) {
        return parent.child(NAMESPACE, "nova:" + name);
    }
}
