package nova.scheduler.host;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.model.host.HostId;

/** Hosts at one moment, in order of name. Never changes; replacing a host makes another set that shares the rest. */
public final class HostSet {
    public static final HostSet EMPTY = of(List.of());

    private final HostState[] hosts;
    /** Only looked things up in, never gone through. */
    private final Map<HostId, Integer> places;

    private HostSet(HostState[] hosts, Map<HostId, Integer> places) {
        this.hosts = hosts;
        this.places = places;
    }

    public static HostSet of(Collection<HostState> all) {
        HostState[] sorted = all.toArray(HostState[]::new);
        Arrays.sort(sorted, Comparator.comparing(HostState::name).thenComparing(HostState::id));
        Map<HostId, Integer> places = HashMap.newHashMap(sorted.length);
        for (int i = 0; i < sorted.length; i++) {
            places.put(sorted[i].id(), i);
        }
        return new HostSet(sorted, places);
    }

    public int size() {
        return hosts.length;
    }

    public HostState get(int place) {
        return hosts[place];
    }

    public Optional<HostState> find(HostId id) {
        return Optional.ofNullable(places.get(id)).map(place -> hosts[place]);
    }

    /** With {@code host} in the place of the one of the same id; unchanged when there is none. */
    public HostSet with(HostState host) {
        Integer place = places.get(host.id());
        if (place == null) {
            return this;
        }
        HostState[] copy = hosts.clone();
        copy[place] = host;
        return new HostSet(copy, places);
    }

    /** A copy, in order of name. */
    public HostState[] toArray() {
        return hosts.clone();
    }

    public List<HostState> all() {
        return List.of(hosts);
    }
}
