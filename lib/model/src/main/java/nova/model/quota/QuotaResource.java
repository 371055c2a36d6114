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
    SERVER_GROUP_MEMBERS("server_group_members");

    private final String word;

    QuotaResource(String word) {
        this.word = word;
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
