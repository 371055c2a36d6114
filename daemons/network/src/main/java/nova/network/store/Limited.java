package nova.network.store;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** What a project may have only so much of, in Neutron's words and with what each project may have unless told otherwise. */
public enum Limited {
    NETWORK("network", 100, "network_networks where project_id = ?"),
    SUBNET("subnet", 100, "network_subnets where project_id = ?"),
    PORT("port", 50_000, "network_ports where project_id = ?"),
    ROUTER("router", 100, "network_routers where project_id = ?"),
    FLOATING_IP("floatingip", 500, "network_floating_ips where project_id = ?"),
    SECURITY_GROUP("security_group", 100, "network_groups where project_id = ?"),
    SECURITY_GROUP_RULE(
            "security_group_rule",
            1000,
            "network_rules where group_id in (select id from network_groups where project_id = ?)");

    private final String word;
    private final int usual;
    private final String rows;

    Limited(String word, int usual, String rows) {
        this.word = requireNonNull(word, "word");
        this.usual = usual;
        this.rows = requireNonNull(rows, "rows");
    }

    public static Optional<Limited> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }

    /** The limit of a project nobody set one for. */
    public int usual() {
        return usual;
    }

    /** The rows of one project, as a table and its condition. */
    String rows() {
        return rows;
    }
}
