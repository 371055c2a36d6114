package nova.openstack.identity;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The service catalog: where each kind of service is reached, per interface and region. */
public record Catalog(List<Endpoint> endpoints) {
    public static final Catalog EMPTY = new Catalog(List.of());

    public Catalog {
        endpoints = List.copyOf(endpoints);
    }

    /** The first endpoint of this type and interface, in the region when one is given. */
    public Optional<URI> find(String type, String face, String region) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.type().equals(type)
                        && endpoint.face().equals(face)
                        && (region.isEmpty() || endpoint.region().equals(region)))
                .map(Endpoint::url)
                .findFirst();
    }

    /** One address of a service; {@code face} is public, internal or admin. */
    public record Endpoint(String type, String name, String face, String region, URI url) {
        public Endpoint {
            requireNonNull(type, "type");
            requireNonNull(name, "name");
            requireNonNull(face, "face");
            requireNonNull(region, "region");
            requireNonNull(url, "url");
        }
    }
}
