package nova.http.token;

import static java.util.Objects.requireNonNull;

import nova.http.HttpHandler;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.runtime.port.Platform;

/** Gives every answer of a service a request id of its own, under the header that service uses. */
public final class RequestIdStamp implements HttpHandler {
    private final Platform platform;
    private final String header;
    private final HttpHandler next;

    public RequestIdStamp(Platform platform, String header, HttpHandler next) {
        this.platform = requireNonNull(platform, "platform");
        this.header = requireNonNull(header, "header");
        this.next = requireNonNull(next, "next");
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        return next.answer(request).with(header, RequestIds.fresh(platform).value());
    }
}
