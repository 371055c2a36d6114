package nova.http.dialect;

import nova.model.error.NovaException;

/** How a service says no. */
public interface Dialect {
    /** The error in the service's own form. */
    Answer refuse(NovaException error, Ask ask);

    /** The header that carries the request id, such as {@code x-openstack-request-id}. */
    String requestIdHeader();

    /** No endpoint has this path. */
    Answer noSuchPath(Ask ask);

    /** The path exists, with other methods only. */
    Answer noSuchMethod(Ask ask);
}
