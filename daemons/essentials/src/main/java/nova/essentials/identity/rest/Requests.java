package nova.essentials.identity.rest;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import nova.db.Tx;
import nova.essentials.identity.IdentityStores;
import nova.http.HttpRequest;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** What requests to the identity service have in common: where links begin, what lists are narrowed by, what is missing. */
final class Requests {
    private Requests() {}

    static String base(HttpRequest request) {
        return request.origin().base() + "/v3";
    }

    /** Those with the name, the domain and the state the query asks for. */
    static <T> List<T> wanted(
            HttpRequest request,
            List<T> all,
            Function<T, String> name,
            Function<T, String> domain,
            Predicate<T> enabled) {
        return all.stream()
                .filter(each -> asks(request, "name", name.apply(each)))
                .filter(each -> asks(request, "domain_id", domain.apply(each)))
                .filter(each -> request.query()
                        .first("enabled")
                        .map(text -> Boolean.parseBoolean(text) == enabled.test(each))
                        .orElse(true))
                .toList();
    }

    private static boolean asks(HttpRequest request, String key, String value) {
        return request.query().first(key).map(value::equals).orElse(true);
    }

    static void requireDomain(IdentityStores stores, Tx tx, String domain) {
        if (stores.domains().find(tx, domain).isEmpty()) {
            throw notFound("domain", domain);
        }
    }

    static NovaException notFound(String kind, String id) {
        return new NovaException(ErrorCode.NOT_FOUND, "Could not find %s: %s.".formatted(kind, id));
    }
}
