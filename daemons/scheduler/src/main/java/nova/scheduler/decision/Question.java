package nova.scheduler.decision;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.host.HostName;
import nova.model.schedule.GroupPlaces;
import nova.model.schedule.PlacementWish;
import nova.model.server.ServerId;

/**
 * Everything a decision depends on besides the hosts: the wish, its server, the server's group as it is now, and where
 * the servers are that the hints name.
 */
public record Question(
        PlacementWish wish, ServerId server, Optional<GroupPlaces> group, Map<ServerId, HostName> named) {
    public Question {
        requireNonNull(wish, "wish");
        requireNonNull(server, "server");
        requireNonNull(group, "group");
        named = Collections.unmodifiableMap(new TreeMap<>(named));
    }

    /** Values of a scheduler hint; empty when it was not given. */
    public List<String> hint(String name) {
        return wish.hints().getOrDefault(name, List.of());
    }

    public Question with(Optional<GroupPlaces> newGroup) {
        return new Question(wish, server, newGroup, named);
    }

    public Question with(ServerId other) {
        return new Question(wish, other, group, named);
    }
}
