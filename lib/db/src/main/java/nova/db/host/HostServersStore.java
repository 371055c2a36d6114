package nova.db.host;

import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.db.Tx;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorSize;
import nova.model.host.HostName;
import nova.model.server.ServerId;
import nova.model.usage.ProjectUse;
import nova.runtime.json.JsonCodec;

/** Which servers are on which host, by their rows. */
public final class HostServersStore {
    /** A server by id and name. */
    public record OnHost(ServerId id, String name) {}

    public boolean any(Tx tx, Collection<HostName> hosts) {
        return tx.sql()
                .fetchExists(tx.sql()
                        .selectOne()
                        .from(SERVERS)
                        .where(SERVERS.HOST.in(names(hosts)), SERVERS.DELETED.eq(false)));
    }

    public int count(Tx tx, HostName host) {
        return tx.sql().fetchCount(SERVERS, SERVERS.HOST.eq(host.value()), SERVERS.DELETED.eq(false));
    }

    /** In order of creation; hosts without servers are left out. At most {@code limit} servers. */
    public Map<HostName, List<OnHost>> byHost(Tx tx, Collection<HostName> hosts, int limit) {
        Map<HostName, List<OnHost>> found = new TreeMap<>();
        if (hosts.isEmpty()) {
            return found;
        }
        tx.sql()
                .select(SERVERS.HOST, SERVERS.ID, SERVERS.NAME)
                .from(SERVERS)
                .where(SERVERS.HOST.in(names(hosts)), SERVERS.DELETED.eq(false))
                .orderBy(SERVERS.SEQ)
                .limit(limit)
                .forEach(row -> found.computeIfAbsent(new HostName(row.value1()), _ -> new ArrayList<>())
                        .add(new OnHost(new ServerId(row.value2()), row.value3())));
        return found;
    }

    /** Sums over the servers on a host, by project. */
    public List<ProjectUse> useByProject(Tx tx, HostName host) {
        Map<String, ProjectUse> uses = new TreeMap<>();
        tx.sql()
                .select(SERVERS.PROJECT_ID, SERVERS.FLAVOR)
                .from(SERVERS)
                .where(SERVERS.HOST.eq(host.value()), SERVERS.DELETED.eq(false))
                .forEach(row -> {
                    FlavorSize size = JsonCodec.read(Flavor.class, row.value2()).size();
                    ProjectUse one = new ProjectUse(
                            row.value1(), size.vcpus(), size.ramMib(), size.rootGib() + size.ephemeralGib());
                    uses.merge(row.value1(), one, ProjectUse::plus);
                });
        return List.copyOf(uses.values());
    }

    private static List<String> names(Collection<HostName> hosts) {
        return hosts.stream().map(HostName::value).toList();
    }
}
