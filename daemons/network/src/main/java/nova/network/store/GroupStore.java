package nova.network.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nova.db.Tx;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Rows of {@code network_groups} and {@code network_rules}. */
public final class GroupStore {
    private static final String GROUPS =
            "select g.id, g.project_id, g.name, g.description, g.default_of, g.created_at, g.updated_at"
                    + " from network_groups g";
    private static final String RULES =
            "select r.id, r.group_id, r.project_id, r.direction, r.ethertype, r.protocol, r.port_min, r.port_max,"
                    + " r.remote_prefix, r.remote_group, r.description, r.created_at from network_rules r";

    public Optional<SecurityGroup> find(Tx tx, String id) {
        return groups(tx, "g.id = ?", id).stream().findFirst();
    }

    public Optional<SecurityGroup> defaultOf(Tx tx, String project) {
        return groups(tx, "g.default_of = ?", project).stream().findFirst();
    }

    public List<SecurityGroup> all(Tx tx) {
        return groups(tx, "1 = ?", 1);
    }

    public List<SecurityGroup> ofProject(Tx tx, String project) {
        return groups(tx, "g.project_id = ?", project);
    }

    private List<SecurityGroup> groups(Tx tx, String condition, Object value) {
        Map<String, List<SecurityGroup.Rule>> rules = tx
                .sql()
                .fetch(
                        RULES + " join network_groups g on g.id = r.group_id where " + condition
                                + " order by r.created_at, r.id",
                        value)
                .stream()
                .map(GroupStore::rule)
                .collect(Collectors.groupingBy(SecurityGroup.Rule::group));
        return tx.sql()
                .fetch(GROUPS + " where " + condition + " order by g.id limit ?", value, NetworkStore.MAX_ROWS)
                .map(row -> group(row, rules.getOrDefault(row.get("id", String.class), List.of())));
    }

    /** False when the project has a default group already: somebody else was first. */
    public boolean insert(Tx tx, SecurityGroup group) {
        try {
            tx.sql()
                    .execute(
                            "insert into network_groups (id, project_id, name, description, default_of, created_at,"
                                    + " updated_at) values (?, ?, ?, ?, ?, ?, ?)",
                            group.id(),
                            group.project(),
                            group.name(),
                            group.description(),
                            group.isDefault() ? group.project() : null,
                            NetworkStore.column(group.createdAt()),
                            NetworkStore.column(group.updatedAt()));
        } catch (IntegrityConstraintViolationException taken) {
            return false;
        }
        group.rules().forEach(rule -> insertRule(tx, rule));
        return true;
    }

    public void insertRule(Tx tx, SecurityGroup.Rule rule) {
        tx.sql()
                .execute(
                        "insert into network_rules (id, group_id, project_id, direction, ethertype, protocol, port_min,"
                                + " port_max, remote_prefix, remote_group, description, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        rule.id(),
                        rule.group(),
                        rule.project(),
                        rule.direction(),
                        rule.ethertype(),
                        rule.protocol().orElse(null),
                        rule.portMin().orElse(null),
                        rule.portMax().orElse(null),
                        rule.remotePrefix().orElse(null),
                        rule.remoteGroup().orElse(null),
                        rule.description(),
                        NetworkStore.column(rule.createdAt()));
    }

    public void rename(Tx tx, SecurityGroup group) {
        tx.sql()
                .execute(
                        "update network_groups set name = ?, description = ?, updated_at = ? where id = ?",
                        group.name(),
                        group.description(),
                        NetworkStore.column(tx.now()),
                        group.id());
    }

    public boolean isUsed(Tx tx, String group) {
        return tx.sql()
                .fetchOptional("select port_id from network_port_groups where group_id = ? limit 1", group)
                .isPresent();
    }

    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from network_rules where group_id = ? or remote_group = ?", id, id);
        tx.sql().execute("delete from network_groups where id = ?", id);
    }

    public Optional<SecurityGroup.Rule> findRule(Tx tx, String id) {
        return tx.sql().fetchOptional(RULES + " where r.id = ?", id).map(GroupStore::rule);
    }

    public void deleteRule(Tx tx, String id) {
        tx.sql().execute("delete from network_rules where id = ?", id);
    }

    private static SecurityGroup group(Record row, List<SecurityGroup.Rule> rules) {
        return new SecurityGroup(
                row.get("id", String.class),
                row.get("project_id", String.class),
                row.get("name", String.class),
                row.get("description", String.class),
                row.get("default_of", String.class) != null,
                rules,
                NetworkStore.instant(row, "created_at"),
                NetworkStore.instant(row, "updated_at"));
    }

    private static SecurityGroup.Rule rule(Record row) {
        return new SecurityGroup.Rule(
                row.get("id", String.class),
                row.get("group_id", String.class),
                row.get("project_id", String.class),
                row.get("direction", String.class),
                row.get("ethertype", String.class),
                Optional.ofNullable(row.get("protocol", String.class)),
                Optional.ofNullable(row.get("port_min", Integer.class)),
                Optional.ofNullable(row.get("port_max", Integer.class)),
                Optional.ofNullable(row.get("remote_prefix", String.class)),
                Optional.ofNullable(row.get("remote_group", String.class)),
                row.get("description", String.class),
                NetworkStore.instant(row, "created_at"));
    }
}
