package nova.api.extension;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /extensions}: what was an extension once; kept because clients look for the aliases of what they use. */
public final class ExtensionRoutes {
    private static final String UPDATED = "2014-12-03T00:00:00Z";

    private record Extension(String alias, String name) {}

    /** Of the features that exist here; a client that looks for another is told the truth. */
    private static final List<Extension> EXTENSIONS = List.of(
            new Extension("NMN", "Multinic"),
            new Extension("OS-DCF", "DiskConfig"),
            new Extension("OS-EXT-AZ", "ExtendedAvailabilityZone"),
            new Extension("OS-EXT-IPS", "ExtendedIps"),
            new Extension("OS-EXT-IPS-MAC", "ExtendedIpsMac"),
            new Extension("OS-EXT-SRV-ATTR", "ExtendedServerAttributes"),
            new Extension("OS-EXT-STS", "ExtendedStatus"),
            new Extension("OS-FLV-DISABLED", "FlavorDisabled"),
            new Extension("OS-FLV-EXT-DATA", "FlavorExtraData"),
            new Extension("OS-SCH-HNT", "SchedulerHints"),
            new Extension("OS-SRV-USG", "ServerUsage"),
            new Extension("extensions", "Extensions"),
            new Extension("flavors", "Flavors"),
            new Extension("ips", "Ips"),
            new Extension("limits", "Limits"),
            new Extension("os-admin-actions", "AdminActions"),
            new Extension("os-availability-zone", "AvailabilityZone"),
            new Extension("os-config-drive", "ConfigDrive"),
            new Extension("os-console-output", "ConsoleOutput"),
            new Extension("os-deferred-delete", "DeferredDelete"),
            new Extension("os-extended-hypervisors", "ExtendedHypervisors"),
            new Extension("os-flavor-access", "FlavorAccess"),
            new Extension("os-flavor-extra-specs", "FlavorExtraSpecs"),
            new Extension("os-flavor-manage", "FlavorManage"),
            new Extension("os-hypervisors", "Hypervisors"),
            new Extension("os-instance-actions", "InstanceActions"),
            new Extension("os-keypairs", "Keypairs"),
            new Extension("os-lock-server", "LockServer"),
            new Extension("os-multiple-create", "MultipleCreate"),
            new Extension("os-pause-server", "PauseServer"),
            new Extension("os-personality", "Personality"),
            new Extension("os-quota-class-sets", "QuotaClasses"),
            new Extension("os-quota-sets", "Quotas"),
            new Extension("os-server-start-stop", "ServerStartStop"),
            new Extension("os-services", "Services"),
            new Extension("os-suspend-server", "SuspendServer"),
            new Extension("os-used-limits", "UsedLimits"),
            new Extension("os-user-data", "UserData"),
            new Extension("server-metadata", "ServerMetadata"),
            new Extension("servers", "Servers"),
            new Extension("versions", "Versions"));

    public List<Route> routes() {
        return List.of(
                Route.get("/extensions", this::index).policy("os_compute_api:extensions"),
                Route.get("/extensions/{alias}", this::show).policy("os_compute_api:extensions"));
    }

    private HttpResponse index(HttpRequest request) {
        QueryRules.noneSince(request, 2, 102);
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("extensions");
        EXTENSIONS.forEach(extension -> array.add(view(extension)));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        QueryRules.noneSince(request, 2, 102);
        ObjectNode body = Json.object();
        body.set(
                "extension",
                EXTENSIONS.stream()
                        .filter(extension -> extension.alias().equals(request.value("alias")))
                        .findFirst()
                        .map(ExtensionRoutes::view)
                        .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "The resource could not be found.")));
        return HttpResponse.json(200, body);
    }

    private static ObjectNode view(Extension extension) {
        ObjectNode node = Json.object()
                .put("alias", extension.alias())
                .put("name", extension.name())
                .put("description", extension.name())
                .put("namespace", "http://docs.openstack.org/compute/ext/fake_xml")
                .put("updated", UPDATED);
        node.putArray("links");
        return node;
    }
}
