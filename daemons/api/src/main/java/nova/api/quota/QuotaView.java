package nova.api.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;

/** Limits as documents. The network's limits are long gone; old versions show what was set, which limits nothing. */
final class QuotaView {
    private static final List<QuotaResource> OF_FILES = List.of(
            QuotaResource.INJECTED_FILES,
            QuotaResource.INJECTED_FILE_CONTENT_BYTES,
            QuotaResource.INJECTED_FILE_PATH_BYTES);
    private static final List<QuotaResource> OF_GROUPS =
            List.of(QuotaResource.SERVER_GROUPS, QuotaResource.SERVER_GROUP_MEMBERS);

    private final ObjectNode node = Json.object();
    private final Microversion version;

    QuotaView(Microversion version) {
        this.version = version;
    }

    /** Class sets had no groups before 2.50, and have no networks since. */
    static ObjectNode ofClass(Microversion version, QuotaLimits limits) {
        QuotaView view = new QuotaView(version);
        for (QuotaResource resource : QuotaResource.values()) {
            boolean hidden = version.atLeast(2, 50) ? resource.ofNetworks() : OF_GROUPS.contains(resource);
            if (view.has(resource) && !hidden) {
                view.node.put(resource.word(), limits.of(resource));
            }
        }
        return view.node;
    }

    static ObjectNode ofProject(Microversion version, QuotaLimits limits) {
        QuotaView view = new QuotaView(version);
        for (QuotaResource resource : QuotaResource.values()) {
            if (view.hasOfProject(resource)) {
                view.node.put(resource.word(), limits.of(resource));
            }
        }
        return view.node;
    }

    static ObjectNode detailed(Microversion version, QuotaLimits limits, Map<QuotaResource, Long> used) {
        QuotaView view = new QuotaView(version);
        for (QuotaResource resource : QuotaResource.values()) {
            if (view.hasOfProject(resource)) {
                view.detail(resource.word(), used.getOrDefault(resource, 0L), limits.of(resource));
            }
        }
        return view.node;
    }

    private void detail(String name, long used, long limit) {
        node.putObject(name).put("in_use", used).put("limit", limit).put("reserved", 0);
    }

    private boolean hasOfProject(QuotaResource resource) {
        return has(resource) && !(version.atLeast(2, 36) && resource.ofNetworks());
    }

    private boolean has(QuotaResource resource) {
        return !version.atLeast(2, 57) || !OF_FILES.contains(resource);
    }
}
