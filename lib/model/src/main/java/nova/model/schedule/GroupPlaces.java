package nova.model.schedule;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import nova.model.host.HostName;
import nova.model.server.ServerId;

/**
 * A server group at one revision, and where its members are (those that have a host). A claim for a hard policy holds
 * only while the revision is still this one.
 */
public record GroupPlaces(
        String id, GroupPolicy policy, int maxPerHost, long revision, Map<ServerId, HostName> places) {
    public GroupPlaces {
        requireNonNull(id, "id");
        requireNonNull(policy, "policy");
        places = Collections.unmodifiableMap(new TreeMap<>(places));
    }

    /** The same after {@code server} got its place. */
    public GroupPlaces with(ServerId server, HostName host, long newRevision) {
        Map<ServerId, HostName> more = new TreeMap<>(places);
        more.put(server, host);
        return new GroupPlaces(id, policy, maxPerHost, newRevision, more);
    }
}
