package nova.http.token;

import java.util.Optional;
import java.util.regex.Pattern;
import nova.http.HttpRequest;
import nova.model.context.RequestId;
import nova.runtime.port.Platform;

/** Request ids as OpenStack writes them: {@code req-} and a uuid. */
public final class RequestIds {
    private static final Pattern GLOBAL =
            Pattern.compile("req-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private RequestIds() {}

    public static RequestId fresh(Platform platform) {
        return new RequestId("req-" + platform.newId());
    }

    /** The id the caller gave to the whole chain of requests; recorded, never echoed. */
    public static Optional<String> global(HttpRequest request) {
        return request.header("X-OpenStack-Request-ID")
                .filter(id -> GLOBAL.matcher(id).matches());
    }
}
