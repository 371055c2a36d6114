package nova.db.host;

import static nova.db.jooq.Tables.SERVICES;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import nova.db.Tx;
import nova.model.host.HostName;

/** What {@code host_status} of a server shows: how its host stands. */
public final class HostStatusStore {
    public static final String COMPUTE = "nova-compute";

    /** UP, DOWN (forced by an operator), MAINTENANCE (disabled) or UNKNOWN (judged down), per host that is known. */
    public Map<HostName, String> statuses(Tx tx, Collection<HostName> hosts) {
        Map<HostName, String> statuses = new TreeMap<>();
        if (hosts.isEmpty()) {
            return statuses;
        }
        tx.sql()
                .select(SERVICES.HOST, SERVICES.FORCED_DOWN, SERVICES.DISABLED, SERVICES.JUDGED_UP)
                .from(SERVICES)
                .where(SERVICES.PROGRAM.eq(COMPUTE))
                .and(SERVICES.HOST.in(hosts.stream().map(HostName::value).toList()))
                .forEach(row ->
                        statuses.put(new HostName(row.value1()), status(row.value2(), row.value3(), row.value4())));
        return statuses;
    }

    /** The word Nova shows for a host in these circumstances. */
    public static String status(boolean forcedDown, boolean disabled, boolean up) {
        if (forcedDown) {
            return "DOWN";
        }
        if (disabled) {
            return "MAINTENANCE";
        }
        return up ? "UP" : "UNKNOWN";
    }
}
