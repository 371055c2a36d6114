package nova.network.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.db.Tx;
import org.jooq.Record;

/** Rows of {@code network_quotas}, and how much of each limited thing there is. */
public final class QuotaStore {
    private static final String SELECT = "select project_id, resource, most from network_quotas";

    /** What was set for this project and nothing else. */
    public Map<Limited, Integer> of(Tx tx, String project) {
        Map<Limited, Integer> limits = new EnumMap<>(Limited.class);
        tx.sql().fetch(SELECT + " where project_id = ?", project).forEach(row -> put(limits, row));
        return limits;
    }

    /** By project, those for which something was set. */
    public Map<String, Map<Limited, Integer>> all(Tx tx) {
        Map<String, Map<Limited, Integer>> limits = new TreeMap<>();
        tx.sql()
                .fetch(SELECT + " order by project_id, resource limit ?", NetworkStore.MAX_ROWS)
                .forEach(row -> put(
                        limits.computeIfAbsent(row.get("project_id", String.class), _ -> new EnumMap<>(Limited.class)),
                        row));
        return limits;
    }

    /** The latest release may have limited what this one does not know. */
    private static void put(Map<Limited, Integer> limits, Record row) {
        Limited.of(row.get("resource", String.class))
                .ifPresent(resource -> limits.put(resource, row.get("most", Integer.class)));
    }

    public void set(Tx tx, String project, Map<Limited, Integer> limits) {
        limits.forEach((resource, most) -> {
            tx.sql()
                    .execute(
                            "delete from network_quotas where project_id = ? and resource = ?",
                            project,
                            resource.word());
            tx.sql()
                    .execute(
                            "insert into network_quotas (project_id, resource, most) values (?, ?, ?)",
                            project,
                            resource.word(),
                            most);
        });
    }

    public void forget(Tx tx, String project) {
        tx.sql().execute("delete from network_quotas where project_id = ?", project);
    }

    public int used(Tx tx, String project, Limited resource) {
        return tx.sql()
                .fetchSingle("select count(*) as n from " + resource.rows(), project)
                .get("n", Integer.class);
    }

    /** Of everything that is limited, in one question. */
    public Map<Limited, Integer> used(Tx tx, String project) {
        List<String> parts = new ArrayList<>();
        List<Object> binds = new ArrayList<>();
        for (Limited resource : Limited.values()) {
            parts.add("select '" + resource.word() + "' as resource, count(*) as n from " + resource.rows());
            binds.add(project);
        }
        Map<Limited, Integer> used = new EnumMap<>(Limited.class);
        tx.sql()
                .fetch(String.join(" union all ", parts), binds.toArray())
                .forEach(row -> Limited.of(row.get("resource", String.class))
                        .ifPresent(resource -> used.put(resource, row.get("n", Integer.class))));
        return used;
    }
}
