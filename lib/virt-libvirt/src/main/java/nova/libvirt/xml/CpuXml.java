package nova.libvirt.xml;

import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/** {@code <cpu>}: mode by configuration, else host-model with kvm and QEMU's own model when it emulates. */
final class CpuXml {
    private CpuXml() {}

    static void write(XmlNode domain, DomainSpec spec) {
        XmlNode cpu = domain.child("cpu");
        String mode = spec.libvirt()
                .cpuMode()
                .orElseGet(() -> spec.libvirt().virtType().equals("kvm") ? "host-model" : "none");
        switch (mode) {
            case "none" -> {}
            case "host-model", "host-passthrough" -> cpu.attr("mode", mode);
            case "custom" -> custom(cpu, spec);
            default ->
                throw new GuestException(
                        Kind.REFUSED,
                        "[libvirt] cpu_mode=" + mode + " is not host-model, host-passthrough, custom or none");
        }
        cpu.child("topology")
                .attr("sockets", spec.guest().flavor().size().vcpus())
                .attr("cores", 1)
                .attr("threads", 1);
        if (!mode.equals("none")) {
            spec.libvirt().cpuModelExtraFlags().forEach(flag -> feature(cpu, flag));
        }
    }

    private static void custom(XmlNode cpu, DomainSpec spec) {
        if (spec.libvirt().cpuModels().isEmpty()) {
            throw new GuestException(Kind.REFUSED, "[libvirt] cpu_mode=custom needs cpu_models");
        }
        cpu.attr("mode", "custom").attr("match", "exact");
        cpu.child("model").text(spec.libvirt().cpuModels().getFirst());
    }

    private static void feature(XmlNode cpu, String flag) {
        boolean disable = flag.startsWith("-");
        String name = disable || flag.startsWith("+") ? flag.substring(1) : flag;
        cpu.child("feature").attr("policy", disable ? "disable" : "require").attr("name", name);
    }
}
