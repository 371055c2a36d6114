package nova.openstack.remote;

import com.fasterxml.jackson.databind.JsonNode;
import nova.openstack.Authority;
import nova.openstack.client.RestAnswer;

/**
 * A service in the words of its own REST API, for what Nova passes on as it is. Blocking; a {@code NovaException} with
 * UNAVAILABLE or TIMEOUT when it cannot be reached; any answer, also an error, is returned.
 */
public interface RemoteService {
    /** {@code path} begins with the version and is encoded; a missing node is no body. */
    RestAnswer send(Authority authority, String method, String path, JsonNode body);

    /** Where it is, without a slash at the end. */
    String base();
}
