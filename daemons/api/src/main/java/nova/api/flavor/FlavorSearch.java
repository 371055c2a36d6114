package nova.api.flavor;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import java.util.Map;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.Paging;
import nova.http.Query;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorQuery;
import nova.model.flavor.FlavorQuery.Key;
import nova.model.flavor.FlavorQuery.Sort;

/** Reads the query of the flavor lists. Only administrators may ask for private flavors of others. */
final class FlavorSearch {
    private static final ValueRule QUERY = object(
                    field("limit", list(text())),
                    field("marker", list(text())),
                    field("is_public", list(text())),
                    field("minRam", list(text())),
                    field("minDisk", list(text())),
                    field("sort_key", list(text())),
                    field("sort_dir", list(text())),
                    field("name", list(text())).since(2, 102))
            .closedSince(2, 75);
    private static final Map<String, Key> SORT_KEYS = Map.ofEntries(
            Map.entry("flavorid", Key.FLAVOR_ID),
            Map.entry("id", Key.NUMBER),
            Map.entry("name", Key.NAME),
            Map.entry("description", Key.DESCRIPTION),
            Map.entry("vcpus", Key.VCPUS),
            Map.entry("memory_mb", Key.RAM),
            Map.entry("root_gb", Key.ROOT),
            Map.entry("ephemeral_gb", Key.EPHEMERAL),
            Map.entry("swap", Key.SWAP),
            Map.entry("rxtx_factor", Key.RXTX_FACTOR),
            Map.entry("is_public", Key.IS_PUBLIC),
            Map.entry("disabled", Key.DISABLED),
            Map.entry("created_at", Key.CREATED),
            Map.entry("updated_at", Key.UPDATED));

    private FlavorSearch() {}

    static FlavorQuery read(HttpRequest request, boolean admin, int maxLimit) {
        Query query = BodyCheck.query(QUERY, request.query(), request.version());
        Paging paging = Paging.of(query, maxLimit);
        Optional<Boolean> isPublic = admin ? isPublic(query) : Optional.of(true);
        ProjectId project = RequestContext.CURRENT.get().project();
        boolean mineToo = isPublic.equals(Optional.of(true));
        return new FlavorQuery(
                mineToo ? Optional.empty() : isPublic,
                mineToo ? Optional.of(project) : Optional.empty(),
                admin,
                number(query, "minRam"),
                number(query, "minDisk"),
                query.last("name").filter(name -> !name.isEmpty()),
                sort(query),
                paging.marker().map(FlavorId::new),
                paging.limit());
    }

    /** Absent: public ones; {@code none}: both kinds. */
    private static Optional<Boolean> isPublic(Query query) {
        String text = query.last("is_public").orElse("true");
        if (text.equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        return switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "1", "t", "true", "on", "y", "yes" -> Optional.of(true);
            case "0", "f", "false", "off", "n", "no" -> Optional.of(false);
            default -> throw bad("Invalid is_public filter [%s]".formatted(text));
        };
    }

    private static int number(Query query, String name) {
        String text = query.last(name).orElse("0");
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            throw bad("Invalid %s filter [%s]".formatted(name, text));
        }
    }

    private static Sort sort(Query query) {
        String key = query.first("sort_key").orElse("flavorid");
        String direction = query.first("sort_dir").orElse("asc");
        Key known = SORT_KEYS.get(key);
        if (known == null) {
            throw bad("Sort key supplied was not valid.");
        }
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw bad("Unknown sort direction, must be 'desc' or 'asc'");
        }
        return new Sort(known, direction.equals("desc"));
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
