package nova.scheduler.decision;

import java.util.HashMap;
import java.util.Map;
import nova.model.host.HostName;
import nova.model.schedule.GroupPlaces;

/** How many members of a group each host has. Only looked things up in. */
public final class GroupMembers {
    private final Map<HostName, Integer> byHost = new HashMap<>();

    private GroupMembers() {}

    public static GroupMembers of(GroupPlaces group) {
        GroupMembers members = new GroupMembers();
        group.places().values().forEach(host -> members.byHost.merge(host, 1, Integer::sum));
        return members;
    }

    public int on(HostName host) {
        return byHost.getOrDefault(host, 0);
    }

    public boolean isEmpty() {
        return byHost.isEmpty();
    }
}
