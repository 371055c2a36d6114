package nova.db.usage;

import static nova.runtime.config.Option.option;

import java.util.Map;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;
import nova.runtime.config.ConfigGroup;

/** Group {@code [quota]}: the limits of projects that have none of their own. -1 is no limit. */
public record QuotaConfig(
        int instances,
        int cores,
        int ram,
        int metadataItems,
        int injectedFiles,
        int injectedFileContentBytes,
        int injectedFilePathLength,
        int keyPairs,
        int serverGroups,
        int serverGroupMembers) {
    public static final QuotaConfig DEFAULTS = new QuotaConfig(10, 20, 51_200, 128, 5, 10_240, 255, 100, 10, 10);

    public static final ConfigGroup<QuotaConfig> GROUP = ConfigGroup.of(
            "quota",
            DEFAULTS,
            option("instances", "Servers per project.")
                    .oldName("DEFAULT", "quota_instances")
                    .mutable()
                    .between(-1, Integer.MAX_VALUE),
            option("cores", "VCPUs per project.")
                    .oldName("DEFAULT", "quota_cores")
                    .mutable()
                    .between(-1, Integer.MAX_VALUE),
            option("ram", "MiB of memory per project.")
                    .oldName("DEFAULT", "quota_ram")
                    .mutable()
                    .between(-1, Integer.MAX_VALUE),
            option("metadata_items", "Metadata items per server.")
                    .oldName("DEFAULT", "quota_metadata_items")
                    .mutable()
                    .between(-1, Integer.MAX_VALUE),
            option("injected_files", "Injected files per request.")
                    .oldName("DEFAULT", "quota_injected_files")
                    .mutable()
                    .between(-1, Integer.MAX_VALUE),
            option("injected_file_content_bytes", "Bytes per injected file.")
                    .oldName("DEFAULT", "quota_injected_file_content_bytes")
                    .mutable()
                    .between(-1, Integer.MAX_VALUE),
            option("injected_file_path_length", "Bytes of an injected file's path.")
                    .oldName("DEFAULT", "quota_injected_file_path_length")
                    .mutable()
                    .between(-1, Integer.MAX_VALUE),
            option("key_pairs", "Key pairs per user.")
                    .oldName("DEFAULT", "quota_key_pairs")
                    .mutable()
                    .between(-1, Integer.MAX_VALUE),
            option("server_groups", "Server groups per project.")
                    .oldName("DEFAULT", "quota_server_groups")
                    .mutable()
                    .between(-1, Integer.MAX_VALUE),
            option("server_group_members", "Servers per server group.")
                    .oldName("DEFAULT", "quota_server_group_members")
                    .mutable()
                    .between(-1, Integer.MAX_VALUE));

    public QuotaLimits limits() {
        return new QuotaLimits(Map.of(
                QuotaResource.INSTANCES, (long) instances,
                QuotaResource.CORES, (long) cores,
                QuotaResource.RAM, (long) ram,
                QuotaResource.METADATA_ITEMS, (long) metadataItems,
                QuotaResource.INJECTED_FILES, (long) injectedFiles,
                QuotaResource.INJECTED_FILE_CONTENT_BYTES, (long) injectedFileContentBytes,
                QuotaResource.INJECTED_FILE_PATH_BYTES, (long) injectedFilePathLength,
                QuotaResource.KEY_PAIRS, (long) keyPairs,
                QuotaResource.SERVER_GROUPS, (long) serverGroups,
                QuotaResource.SERVER_GROUP_MEMBERS, (long) serverGroupMembers));
    }
}
