package nova.essentials;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.migrate.Progress;
import nova.essentials.identity.Bootstrap;
import nova.essentials.identity.BootstrapOrder;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.Tokens;
import nova.essentials.identity.rest.IdentityApi;
import nova.essentials.image.ImageCatalog;
import nova.essentials.image.ImageFiles;
import nova.essentials.image.InspectedData;
import nova.essentials.image.rest.ImageApi;
import nova.http.HttpHandler;
import nova.http.HttpServer;
import nova.http.HttpServerConfig;
import nova.http.token.RequestIdStamp;
import nova.runtime.port.Platform;

/** The identity and image stand-ins, running. Their tables are made when they are missing. */
public final class Essentials implements AutoCloseable {
    /** JSON bodies of both services. */
    private static final long MAX_BODY_BYTES = 1 << 20;

    private static final Map<String, String> SERVICE_NAMES = Map.of(
            "compute",
            "nova",
            "identity",
            "keystone",
            "image",
            "glance",
            "network",
            "neutron",
            "placement",
            "placement");

    private final HttpServer identity;
    private final HttpServer image;
    private final Bootstrap bootstrap;
    private final EssentialsConfig config;

    private Essentials(EssentialsConfig config, HttpServer identity, HttpServer image, Bootstrap bootstrap) {
        this.config = requireNonNull(config, "config");
        this.identity = requireNonNull(identity, "identity");
        this.image = requireNonNull(image, "image");
        this.bootstrap = requireNonNull(bootstrap, "bootstrap");
    }

    /** Listens on both ports. Nobody can log in before {@link #bootstrap}. */
    public static Essentials start(EssentialsConfig config, Database database, Platform platform) {
        EssentialsSchema.MIGRATIONS.run(database, Progress.QUIET);
        IdentityStores stores = IdentityStores.on(database);
        Tokens tokens = new Tokens(stores);
        ImageCatalog images = new ImageCatalog(
                database, new ImageFiles(config.imageFolder(), config.maxImageBytes()), new InspectedData());
        images.recover();
        HttpServer identity = serve(
                config, config.identityPort(), platform, IdentityApi.handler(stores, tokens, config.tokenExpiration()));
        HttpServer image;
        try {
            image = serve(config, config.imagePort(), platform, ImageApi.handler(images, tokens, platform));
        } catch (RuntimeException taken) {
            identity.close();
            throw taken;
        }
        return new Essentials(config, identity, image, new Bootstrap(stores));
    }

    private static HttpServer serve(EssentialsConfig config, int port, Platform platform, HttpHandler handler) {
        HttpServerConfig server =
                HttpServerConfig.DEFAULTS.at(config.listen(), port).withMaxBodyBytes(MAX_BODY_BYTES);
        return HttpServer.start(server, new RequestIdStamp(platform, "x-openstack-request-id", handler));
    }

    /**
     * Makes the first users and sets the catalog: ours, the configured services and {@code more} (type to url), which
     * win. Run at every start.
     */
    public Bootstrap.Result bootstrap(Map<String, String> more) {
        List<BootstrapOrder.Entry> services = new ArrayList<>();
        services.add(entry("identity", identityUrl()));
        services.add(entry("image", imageUrl()));
        config.catalog().entrySet().stream()
                .filter(one -> !more.containsKey(one.getKey()))
                .forEach(one -> services.add(entry(one.getKey(), one.getValue())));
        more.forEach((type, url) -> services.add(entry(type, url)));
        return bootstrap.run(new BootstrapOrder(
                given(config.adminPassword()),
                given(config.demoPassword()),
                given(config.servicePassword()),
                config.region(),
                services));
    }

    private static BootstrapOrder.Entry entry(String type, String url) {
        return new BootstrapOrder.Entry(type, SERVICE_NAMES.getOrDefault(type, type), url);
    }

    private static Optional<String> given(String password) {
        return Optional.of(password).filter(text -> !text.isEmpty());
    }

    /** What clients call {@code auth_url}. */
    public String identityUrl() {
        return identity.base() + "/v3";
    }

    public String imageUrl() {
        return image.base();
    }

    @Override
    public void close() {
        image.close();
        identity.close();
    }
}
