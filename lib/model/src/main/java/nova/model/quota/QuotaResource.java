package nova.model.quota;

import java.util.Arrays;
import java.util.Optional;

/** What quotas limit; {@link #word()} is the name in os-quota-sets and in rows. Some are counted, others only checked. */
public enum QuotaResource {
    INSTANCES("instances"),
    CORES("cores"),
    /** MiB. */
    RAM("ram"),
    METADATA_ITEMS("metadata_items"),
    INJECTED_FILES("injected_files"),
    INJECTED_FILE_CONTENT_BYTES("injected_file_content_bytes"),
    INJECTED_FILE_PATH_BYTES("injected_file_path_bytes"),
    KEY_PAIRS("key_pairs"),
    SERVER_GROUPS("server_groups"),
    SERVER_GROUP_MEMBERS("server_group_members"),
    /** Of a network service that Nova has no more: kept and shown to old clients, asked by nobody. */
    FIXED_IPS("fixed_ips"),
    FLOATING_IPS("floating_ips"),
    SECURITY_GROUPS("security_groups"),
    SECURITY_GROUP_RULES("security_group_rules");

    private final String word;

    QuotaResource(String word) {
        this.word = word;
    }

    /** True for what only old versions of the API know. */
    public boolean ofNetworks() {
        return switch (this) {
            case FIXED_IPS, FLOATING_IPS, SECURITY_GROUPS, SECURITY_GROUP_RULES -> true;
            case INSTANCES,
                    CORES,
                    RAM,
                    METADATA_ITEMS,
                    INJECTED_FILES,
                    INJECTED_FILE_CONTENT_BYTES,
                    INJECTED_FILE_PATH_BYTES,
                    KEY_PAIRS,
                    SERVER_GROUPS,
                    SERVER_GROUP_MEMBERS -> false;
        };
    }

    public String word() {
        return word;
    }

    public static Optional<QuotaResource> of(String word) {
        return Arrays.stream(values())
                .filter(resource -> resource.word.equals(word))
                .findFirst();
    }
}
