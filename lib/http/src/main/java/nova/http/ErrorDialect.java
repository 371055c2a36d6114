package nova.http;

import nova.model.error.NovaException;

/** How a service words its errors: each OpenStack service has a body of its own. */
public interface ErrorDialect {
    HttpResponse refusal(NovaException refusal);

    /** A path, or a method on it, that the service does not have. */
    HttpResponse unknownPath(HttpRequest request);
}
