package nova.model.schedule;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.context.ProjectId;
import nova.model.flavor.Flavor;
import nova.model.host.HostName;

/**
 * What a server asks of its host; everything a scheduling decision may depend on besides the hosts themselves.
 * {@code resources} maps resource class to amount (see {@link ResourceClass}); {@code hints} are the scheduler hints,
 * always lists; {@code forcedHost}/{@code forcedNode} skip the filters (old {@code az:host:node} form);
 * {@code requestedHost}/{@code requestedNode} (2.74) keep them; {@code group} is the server group's uuid.
 */
public record PlacementWish(
        ProjectId project,
        Flavor flavor,
        Map<String, Long> resources,
        Map<String, String> imageProperties,
        Optional<String> availabilityZone,
        Map<String, List<String>> hints,
        Optional<String> group,
        HostWish hosts) {
    public PlacementWish {
        requireNonNull(project, "project");
        requireNonNull(flavor, "flavor");
        resources = java.util.Collections.unmodifiableMap(new TreeMap<>(resources));
        imageProperties = java.util.Collections.unmodifiableMap(new TreeMap<>(imageProperties));
        requireNonNull(availabilityZone, "availabilityZone");
        hints = java.util.Collections.unmodifiableMap(new TreeMap<>(hints));
        requireNonNull(group, "group");
        requireNonNull(hosts, "hosts");
    }

    /** Hosts named by the request: forced (filters skipped), requested (filters kept), ignored. */
    public record HostWish(
            Optional<HostName> forcedHost,
            Optional<String> forcedNode,
            Optional<HostName> requestedHost,
            Optional<String> requestedNode,
            List<HostName> ignored) {
        public static final HostWish ANY =
                new HostWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        public HostWish {
            requireNonNull(forcedHost, "forcedHost");
            requireNonNull(forcedNode, "forcedNode");
            requireNonNull(requestedHost, "requestedHost");
            requireNonNull(requestedNode, "requestedNode");
            ignored = List.copyOf(ignored);
        }
    }
}
