package nova.scheduler.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nova.model.guest.HostInventory;
import nova.model.guest.HostInventory.Supported;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostAttributes;
import nova.scheduler.host.HostState;
import nova.scheduler.host.ImageWords;

/**
 * Rejects hosts that cannot run the image: architecture, hypervisor type and VM mode must be offered together by one of
 * the host's combinations; also the hypervisor's version and the width of physical addresses where the image asks.
 */
public final class ImagePropertiesFilter implements HostFilter {
    private final Optional<String> defaultArchitecture;

    public ImagePropertiesFilter(Optional<String> defaultArchitecture) {
        this.defaultArchitecture = defaultArchitecture;
    }

    @Override
    public String name() {
        return "ImagePropertiesFilter";
    }

    /** Empty text: any. */
    private record Wanted(String architecture, String hypervisor, String mode) {
        boolean nothing() {
            return architecture.isEmpty() && hypervisor.isEmpty() && mode.isEmpty();
        }

        boolean offered(HostState host) {
            for (Supported each : host.hardware().supported()) {
                if (matches(architecture, each.architecture())
                        && matches(hypervisor, each.hypervisorType())
                        && matches(mode, each.vmMode())) {
                    return true;
                }
            }
            return false;
        }

        private static boolean matches(String wanted, String offered) {
            return wanted.isEmpty() || wanted.equals(offered);
        }

        String text() {
            return any(architecture) + "/" + any(hypervisor) + "/" + any(mode);
        }

        private static String any(String word) {
            return word.isEmpty() ? "any" : word;
        }
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        Map<String, String> image = question.wish().imageProperties();
        Wanted wanted = new Wanted(
                property(image, "hw_architecture", "architecture")
                        .or(() -> defaultArchitecture)
                        .map(ImageWords::architecture)
                        .orElse(""),
                property(image, "img_hv_type", "hypervisor_type")
                        .map(ImageWords::hypervisor)
                        .orElse(""),
                property(image, "hw_vm_mode", "vm_mode").map(ImageWords::vmMode).orElse(""));
        List<HostCheck> checks = new ArrayList<>();
        if (!wanted.nothing()) {
            checks.add(new HostCheck(name(), wanted.text(), wanted::offered, ImagePropertiesFilter::offers));
        }
        property(image, "img_hv_requested_version", "hypervisor_version_requires")
                .ifPresent(text -> checks.add(version(text)));
        property(image, "hw_maxphysaddr_bits", "hw_maxphysaddr_bits").ifPresent(bits -> checks.add(addressBits(bits)));
        return checks;
    }

    private static Optional<String> property(Map<String, String> image, String name, String oldName) {
        return Optional.ofNullable(image.getOrDefault(name, image.get(oldName)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String offers(HostState host) {
        List<String> offers = host.hardware().supported().stream()
                .map(each -> each.architecture() + "/" + each.hypervisorType() + "/" + each.vmMode())
                .toList();
        return offers.isEmpty() ? "nothing" : String.join(", ", offers);
    }

    private HostCheck version(String text) {
        VersionPredicate wanted = VersionPredicate.of(text);
        return new HostCheck(
                name(),
                "hypervisor version " + text,
                host -> host.hardware()
                        .inventory()
                        .map(HostInventory::hypervisorVersion)
                        .filter(version -> version > 0)
                        .map(wanted::satisfiedBy)
                        .orElse(true),
                host -> host.hardware()
                        .inventory()
                        .map(each -> VersionPredicate.text(each.hypervisorVersion()))
                        .orElse("unknown"));
    }

    private HostCheck addressBits(String bits) {
        ExtraSpecMatch wanted = ExtraSpecMatch.of(">= " + bits);
        List<String> path = List.of("cpu_info", "maxphysaddr", "bits");
        return new HostCheck(
                name(),
                bits + " bits of physical address",
                host -> HostAttributes.find(host, path)
                        .map(value -> wanted.matches(HostAttributes.text(value)))
                        .orElse(true),
                host -> HostAttributes.find(host, path)
                        .map(HostAttributes::text)
                        .orElse("unknown")
                        .toLowerCase(Locale.ROOT));
    }
}
