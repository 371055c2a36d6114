package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What the identity service must have before anybody can log in. Passwords that are absent are left as they are, or
 * made up where there is none yet. Each service of the catalog gets its url for all three interfaces.
 */
public record BootstrapOrder(
        Optional<String> adminPassword,
        Optional<String> demoPassword,
        Optional<String> servicePassword,
        String region,
        List<Entry> services) {
    public BootstrapOrder {
        requireNonNull(adminPassword, "adminPassword");
        requireNonNull(demoPassword, "demoPassword");
        requireNonNull(servicePassword, "servicePassword");
        requireNonNull(region, "region");
        services = List.copyOf(services);
    }

    /** One service of the catalog: {@code compute}, {@code nova}, {@code http://…/v2.1}. */
    public record Entry(String type, String name, String url) {
        public Entry {
            requireNonNull(type, "type");
            requireNonNull(name, "name");
            requireNonNull(url, "url");
        }
    }

    @Override
    public String toString() {
        return "BootstrapOrder[region=" + region + ", services=" + services + "]";
    }
}
