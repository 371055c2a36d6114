package nova.api.limit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;

/** The absolute limits, under the names they have here. */
final class LimitView {
    private LimitView() {}

    static ObjectNode absolute(Microversion version, QuotaLimits limits, Map<QuotaResource, Long> used) {
        ObjectNode node = Json.object()
                .put("maxTotalInstances", limits.of(QuotaResource.INSTANCES))
                .put("maxTotalCores", limits.of(QuotaResource.CORES))
                .put("maxTotalRAMSize", limits.of(QuotaResource.RAM))
                .put("maxTotalKeypairs", limits.of(QuotaResource.KEY_PAIRS))
                .put("maxServerMeta", limits.of(QuotaResource.METADATA_ITEMS))
                .put("maxServerGroups", limits.of(QuotaResource.SERVER_GROUPS))
                .put("maxServerGroupMembers", limits.of(QuotaResource.SERVER_GROUP_MEMBERS));
        if (!version.atLeast(2, 39)) {
            node.put("maxImageMeta", limits.of(QuotaResource.METADATA_ITEMS));
        }
        if (!version.atLeast(2, 57)) {
            node.put("maxPersonality", limits.of(QuotaResource.INJECTED_FILES))
                    .put("maxPersonalitySize", limits.of(QuotaResource.INJECTED_FILE_CONTENT_BYTES));
        }
        node.put("totalInstancesUsed", used.getOrDefault(QuotaResource.INSTANCES, 0L))
                .put("totalCoresUsed", used.getOrDefault(QuotaResource.CORES, 0L))
                .put("totalRAMUsed", used.getOrDefault(QuotaResource.RAM, 0L))
                .put("totalServerGroupsUsed", used.getOrDefault(QuotaResource.SERVER_GROUPS, 0L));
        if (!version.atLeast(2, 36)) {
            node.put("maxTotalFloatingIps", limits.of(QuotaResource.FLOATING_IPS))
                    .put("maxSecurityGroups", limits.of(QuotaResource.SECURITY_GROUPS))
                    .put("maxSecurityGroupRules", limits.of(QuotaResource.SECURITY_GROUP_RULES))
                    .put("totalFloatingIpsUsed", 0)
                    .put("totalSecurityGroupsUsed", 0);
        }
        return node;
    }
}
