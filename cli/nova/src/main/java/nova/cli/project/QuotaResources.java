package nova.cli.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nova.cli.command.Invocation;
import nova.cli.json.JsonObject;

/** What quotas are about, in the order they are shown. */
final class QuotaResources {
    static final List<String> ALL = List.of(
            "instances",
            "cores",
            "ram",
            "floating_ips",
            "fixed_ips",
            "metadata_items",
            "injected_files",
            "injected_file_content_bytes",
            "injected_file_path_bytes",
            "key_pairs",
            "security_groups",
            "security_group_rules",
            "server_groups",
            "server_group_members");

    private QuotaResources() {}

    static void print(Invocation call, JsonObject quotas) {
        List<List<Object>> rows = new ArrayList<>();
        for (String resource : ALL) {
            if (quotas.has(resource)) {
                rows.add(Arrays.asList(resource, quotas.raw(resource)));
            }
        }
        call.output().table(List.of("Quota", "Limit"), rows);
    }
}
