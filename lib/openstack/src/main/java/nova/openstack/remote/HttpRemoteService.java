package nova.openstack.remote;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.regex.Pattern;
import nova.openstack.Authority;
import nova.openstack.client.RestAnswer;
import nova.openstack.client.RestCall;
import nova.openstack.client.Service;

/** A service found through the catalog. */
public final class HttpRemoteService implements RemoteService {
    /** The image service is the only one we patch, and takes no other type. */
    private static final String PATCH_TYPE = "application/openstack-images-v2.1-json-patch";

    /** A catalog may have the version and a project in an address; our paths have their own. */
    private static final Pattern VERSION_AND_PROJECT = Pattern.compile("/v[23](/[^/]*)?$");

    private final Service service;

    public HttpRemoteService(Service service) {
        this.service = requireNonNull(service, "service");
    }

    @Override
    public RestAnswer send(Authority authority, String method, String path, JsonNode body) {
        RestCall bare = RestCall.of(method, URI.create(base() + path));
        RestCall call = body.isMissingNode() ? bare : bare.with(body);
        return service.send(authority, method.equals("PATCH") ? call.with("Content-Type", PATCH_TYPE) : call);
    }

    @Override
    public String base() {
        return VERSION_AND_PROJECT.matcher(service.uri("").toString()).replaceFirst("");
    }
}
