package nova.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** One page of a list: at most {@code limit} elements after the element with the id {@code marker}. */
public record Paging(int limit, Optional<String> marker) {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,40}");

    /** {@code maxLimit} caps what the caller asks for, and is what he gets when he asks for nothing. */
    public static Paging of(Query query, int maxLimit) {
        int limit = query.last("limit").map(text -> number(text, maxLimit)).orElse(maxLimit);
        return new Paging(limit, query.last("marker").filter(marker -> !marker.isEmpty()));
    }

    /** For lists where a marker without a value is one that is not found, which {@code missing} says. */
    public static void requireMarker(Query query, String missing) {
        if (query.last("marker").equals(Optional.of(""))) {
            throw new NovaException(ErrorCode.BAD_REQUEST, missing);
        }
    }

    /** The next link, when this page is as full as it could be. */
    public Optional<ArrayNode> nextLink(HttpRequest request, Links links, String path, int found, String lastId) {
        if (limit == 0 || found < limit) {
            return Optional.empty();
        }
        ArrayNode array = Json.array();
        array.add(Links.link("next", links.self(path) + "?" + request.query().sortedWith("marker", lastId)));
        return Optional.of(array);
    }

    private static int number(String text, int maxLimit) {
        if (!DIGITS.matcher(text).matches()) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Invalid input for query parameters limit. Value: %s. '%s' does not match '^[0-9]*$'"
                            .formatted(text, text));
        }
        return new BigInteger(text).min(BigInteger.valueOf(maxLimit)).intValue();
    }
}
