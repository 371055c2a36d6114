package nova.api.flavor;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;
import static nova.http.body.Rules.text;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.Paging;
import nova.http.Query;
import nova.http.body.Formats;
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
    /** No flavor is larger. */
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    /** In the order in which Nova's message lists them. */
    private static final Map<String, Key> SORT_KEYS = sortKeys();

    static final ValueRule QUERY = object(
                    field("limit", list(count(0))),
                    field("marker", list(text())),
                    field("is_public", list(text())),
                    field("minRam", list(text())),
                    field("minDisk", list(text())),
                    field("sort_key", list(sortKey(true))).until(2, 101),
                    field("sort_key", list(sortKey(false))).since(2, 102),
                    field("sort_dir", list(oneOfWords("asc", "desc"))),
                    field("name", list(text())).since(2, 102))
            .closedSince(2, 75);

    private static Map<String, Key> sortKeys() {
        Map<String, Key> keys = new LinkedHashMap<>();
        keys.put("created_at", Key.CREATED);
        keys.put("description", Key.DESCRIPTION);
        keys.put("disabled", Key.DISABLED);
        keys.put("ephemeral_gb", Key.EPHEMERAL);
        keys.put("flavorid", Key.FLAVOR_ID);
        keys.put("id", Key.NUMBER);
        keys.put("is_public", Key.IS_PUBLIC);
        keys.put("memory_mb", Key.RAM);
        keys.put("name", Key.NAME);
        keys.put("root_gb", Key.ROOT);
        keys.put("rxtx_factor", Key.RXTX_FACTOR);
        keys.put("swap", Key.SWAP);
        keys.put("updated_at", Key.UPDATED);
        // Nobody can give a flavor a weight: all are alike, and the number decides.
        keys.put("vcpu_weight", Key.NUMBER);
        keys.put("vcpus", Key.VCPUS);
        return keys;
    }

    private static ValueRule sortKey(boolean factorToo) {
        return oneOfWords(SORT_KEYS.keySet().stream()
                .filter(key -> factorToo || !key.equals("rxtx_factor"))
                .toArray(String[]::new));
    }

    private FlavorSearch() {}

    static FlavorQuery read(HttpRequest request, boolean admin, int maxLimit) {
        Query query = request.query();
        Paging paging = Paging.of(query, maxLimit);
        Paging.requireMarker(query, "marker [] not found");
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
        return Optional.of(
                Formats.looseTruth(text).orElseThrow(() -> bad("Invalid is_public filter [%s]".formatted(text))));
    }

    private static int number(Query query, String name) {
        String text = query.last(name).orElse("0");
        try {
            return new BigInteger(text.strip()).min(MOST).max(BigInteger.ZERO).intValue();
        } catch (NumberFormatException _) {
            throw bad("Invalid %s filter [%s]".formatted(name, text));
        }
    }

    private static Sort sort(Query query) {
        Key key = query.last("sort_key").map(SORT_KEYS::get).orElse(Key.FLAVOR_ID);
        return new Sort(key, query.last("sort_dir").equals(Optional.of("desc")));
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
