package nova.essentials;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import nova.runtime.config.ConfigGroup;

/** Group {@code [essentials]}: the stand-ins for identity and image, where there are no real ones. */
public record EssentialsConfig(
        String listen,
        int identityPort,
        int imagePort,
        Path imageFolder,
        long maxImageBytes,
        Duration tokenExpiration,
        String region,
        Map<String, String> catalog,
        String adminPassword,
        String demoPassword,
        String servicePassword) {
    public static final EssentialsConfig DEFAULTS = new EssentialsConfig(
            "127.0.0.1",
            5000,
            9292,
            Path.of("/var/lib/nova/images"),
            64L << 30,
            Duration.ofHours(24),
            "RegionOne",
            Map.of(),
            "",
            "",
            "");

    public static final ConfigGroup<EssentialsConfig> GROUP = ConfigGroup.of(
            "essentials",
            DEFAULTS,
            option(
                    "listen",
                    "Address the stand-ins listen on and are announced with. They speak plain HTTP: keep them on loopback."),
            option("identity_port", "Port of the identity service; 0 takes a free one.")
                    .between(0, 65_535),
            option("image_port", "Port of the image service; 0 takes a free one.")
                    .between(0, 65_535),
            option("image_folder", "Folder of the bytes of images."),
            option("max_image_bytes", "The largest image that is taken."),
            option("token_expiration", "How long a token lives.").between(60, 31_536_000),
            option("region", "Name of the region in the catalog."),
            option(
                    "catalog",
                    "More services of the catalog, each as type:url, such as compute:http://127.0.0.1:8774/v2.1."),
            option("admin_password", "Password of the user admin; empty leaves it, or makes one up the first time.")
                    .secret(),
            option("demo_password", "Password of the user demo; empty leaves it, or makes one up the first time.")
                    .secret(),
            option("service_password", "Password of Nova's own user; empty leaves it, or makes one up the first time.")
                    .secret());

    public EssentialsConfig {
        requireNonNull(listen, "listen");
        requireNonNull(imageFolder, "imageFolder");
        requireNonNull(tokenExpiration, "tokenExpiration");
        requireNonNull(region, "region");
        catalog = Collections.unmodifiableMap(new TreeMap<>(catalog));
        requireNonNull(adminPassword, "adminPassword");
        requireNonNull(demoPassword, "demoPassword");
        requireNonNull(servicePassword, "servicePassword");
    }

    @Override
    public String toString() {
        return "EssentialsConfig[listen=" + listen + ", identityPort=" + identityPort + ", imagePort=" + imagePort
                + ", imageFolder=" + imageFolder + ", catalog=" + catalog + "]";
    }
}
