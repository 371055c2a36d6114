package nova.libvirt.xml;

import java.time.Duration;

/** The whole domain, part by part, in the order libvirt documents. The guest is always made from this text, anew. */
public final class DomainXml {
    private DomainXml() {}

    public static String render(DomainSpec spec) {
        XmlNode domain = XmlNode.root("domain").attr("type", spec.libvirt().virtType());
        domain.child("name").text(spec.guest().guestName());
        domain.child("uuid").text(spec.guest().server());
        MetadataXml.write(domain, spec);
        domain.child("memory").text(spec.guest().flavor().size().ramMib() * 1024L);
        domain.child("vcpu").text(spec.guest().flavor().size().vcpus());
        OsXml.sysinfo(domain, spec);
        OsXml.os(domain, spec);
        features(domain, spec);
        CpuXml.write(domain, spec);
        clock(domain, spec);
        devices(domain.child("devices"), spec);
        if (spec.qemuAsRoot()) {
            XmlNode label = domain.child("seclabel").attr("type", "static").attr("model", "dac");
            label.attr("relabel", "yes").child("label").text("+0:+0");
        }
        InterfaceXml.writeArguments(domain, spec);
        return domain.render();
    }

    private static void features(XmlNode domain, DomainSpec spec) {
        XmlNode features = domain.child("features");
        features.child("acpi");
        features.child("apic");
        features.child("vmcoreinfo").attr("state", "on");
        if (spec.flag("hw:hide_hypervisor_id", "img_hide_hypervisor_id", false)) {
            features.child("kvm").child("hidden").attr("state", "on");
        }
    }

    private static void clock(XmlNode domain, DomainSpec spec) {
        boolean windows = spec.property("os_type").filter("windows"::equals).isPresent();
        XmlNode clock = domain.child("clock").attr("offset", windows ? "localtime" : "utc");
        if (spec.libvirt().virtType().equals("kvm")) {
            clock.child("timer").attr("name", "pit").attr("tickpolicy", "delay");
            clock.child("timer").attr("name", "rtc").attr("tickpolicy", "catchup");
        }
        boolean hpet = spec.flag("hw:time_hpet", "hw_time_hpet", false);
        clock.child("timer").attr("name", "hpet").attr("present", hpet ? "yes" : "no");
    }

    private static void devices(XmlNode devices, DomainSpec spec) {
        DiskXml.write(devices, spec);
        InterfaceXml.write(devices, spec);
        ConsoleXml.write(devices, spec);
        rng(devices, spec);
        Duration period = spec.libvirt().memStatsPeriodSeconds();
        XmlNode balloon = devices.child("memballoon").attr("model", period.isPositive() ? "virtio" : "none");
        if (period.isPositive()) {
            balloon.child("stats").attr("period", period.toSeconds());
        }
    }

    private static void rng(XmlNode devices, DomainSpec spec) {
        String source = spec.libvirt().rngDevPath();
        boolean allowed = !spec.extraSpec("hw_rng:allowed")
                .filter("false"::equalsIgnoreCase)
                .isPresent();
        if (!source.isEmpty() && allowed) {
            devices.child("rng")
                    .attr("model", "virtio")
                    .child("backend")
                    .attr("model", "random")
                    .text(source);
        }
    }
}
