package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.network.Vif;

/** One server as its rows describe it. Metadata is sorted by key, tags alphabetically. */
public record Server(
        ServerIdentity identity,
        ServerState state,
        ServerPlace place,
        ServerShape shape,
        ServerAccess access,
        ServerTimes times,
        List<Vif> vifs,
        Map<String, String> metadata,
        List<String> tags,
        Optional<ServerFault> fault) {
    public Server {
        requireNonNull(identity, "identity");
        requireNonNull(state, "state");
        requireNonNull(place, "place");
        requireNonNull(shape, "shape");
        requireNonNull(access, "access");
        requireNonNull(times, "times");
        vifs = List.copyOf(vifs);
        metadata = java.util.Collections.unmodifiableMap(new TreeMap<>(metadata));
        tags = List.copyOf(tags);
        requireNonNull(fault, "fault");
    }

    public Server with(Map<String, String> otherMetadata, List<String> otherTags) {
        return new Server(identity, state, place, shape, access, times, vifs, otherMetadata, otherTags, fault);
    }

    public ServerId id() {
        return identity.id();
    }
}
