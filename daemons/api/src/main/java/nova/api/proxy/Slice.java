package nova.api.proxy;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;

import java.math.BigInteger;
import java.util.List;
import nova.http.HttpRequest;
import nova.http.body.ValueRule;

/** A page by {@code limit} and {@code offset}, as old lists are paged: without links, and limit 0 is the maximum. */
public record Slice(int limit, int offset) {
    /** Of the routes of such lists. */
    public static final ValueRule QUERY = object(field("limit", list(count(0))), field("offset", list(count(0))))
            .opened();

    public static Slice of(HttpRequest request, int maxLimit) {
        int limit = number(request, "limit");
        return new Slice(limit == 0 ? maxLimit : Math.min(limit, maxLimit), number(request, "offset"));
    }

    public <T> List<T> of(List<T> all) {
        return all.stream().skip(offset).limit(limit).toList();
    }

    private static int number(HttpRequest request, String name) {
        return request.query()
                .last(name)
                .map(text -> new BigInteger(text)
                        .min(BigInteger.valueOf(Integer.MAX_VALUE))
                        .intValue())
                .orElse(0);
    }
}
