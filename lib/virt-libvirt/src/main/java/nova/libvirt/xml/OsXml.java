package nova.libvirt.xml;

/** {@code <sysinfo>} and {@code <os>}: what the guest reads about its maker, its machine, how it boots. */
final class OsXml {
    static final String PRODUCT_VERSION = "1.0.0";

    private OsXml() {}

    static void sysinfo(XmlNode domain, DomainSpec spec) {
        XmlNode system = domain.child("sysinfo").attr("type", "smbios").child("system");
        entry(system, "manufacturer", "OpenStack Foundation");
        entry(system, "product", "OpenStack Nova");
        entry(system, "version", PRODUCT_VERSION);
        if (!spec.libvirt().sysinfoSerial().equals("none")) {
            entry(system, "serial", spec.guest().server().value());
        }
        entry(system, "uuid", spec.guest().server().value());
        entry(system, "family", "Virtual Machine");
    }

    static void os(XmlNode domain, DomainSpec spec) {
        XmlNode os = domain.child("os");
        os.child("type").attr("arch", "x86_64").attr("machine", machine(spec)).text("hvm");
        spec.kernel().ifPresent(kernel -> {
            os.child("kernel").text(kernel.kernel());
            kernel.ramdisk().ifPresent(ramdisk -> os.child("initrd").text(ramdisk));
            os.child("cmdline").text(kernel.commandLine());
        });
        if (spec.flag("hw:boot_menu", "hw_boot_menu", false)) {
            os.child("bootmenu").attr("enable", "yes");
        }
        os.child("smbios").attr("mode", "sysinfo");
    }

    /** From the image, else from {@code hw_machine_type} in the configuration, else pc. */
    static String machine(DomainSpec spec) {
        return spec.property("hw_machine_type")
                .or(spec.libvirt()::defaultMachineType)
                .orElse("pc");
    }

    private static void entry(XmlNode system, String name, String value) {
        system.child("entry").attr("name", name).text(value);
    }
}
