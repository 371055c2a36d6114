package nova.http;

/** Answers requests; called on a virtual thread of its own per request, so it may block. */
@FunctionalInterface
public interface HttpHandler {
    HttpResponse answer(HttpRequest request);
}
