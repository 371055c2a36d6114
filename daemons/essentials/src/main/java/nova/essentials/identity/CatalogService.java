package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A service of the catalog with its endpoints. */
public record CatalogService(
        String id, String type, String name, String description, boolean enabled, List<Address> endpoints) {
    public CatalogService {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        endpoints = List.copyOf(endpoints);
    }

    /** One endpoint; {@code face} is public, internal or admin. */
    public record Address(String id, String service, String face, String region, String url, boolean enabled) {
        public Address {
            requireNonNull(id, "id");
            requireNonNull(service, "service");
            requireNonNull(face, "face");
            requireNonNull(region, "region");
            requireNonNull(url, "url");
        }

        /** The url for a project, or empty text when it needs one and there is none. */
        public String urlFor(String project) {
            boolean needsProject = url.contains("(project_id)s") || url.contains("(tenant_id)s");
            if (needsProject && project.isEmpty()) {
                return "";
            }
            return url.replaceAll("[%$]\\((project_id|tenant_id)\\)s", project);
        }
    }
}
