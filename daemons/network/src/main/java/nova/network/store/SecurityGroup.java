package nova.network.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What may come in to and go out of ports; the rules come with it. */
public record SecurityGroup(
        String id,
        String project,
        String name,
        String description,
        boolean isDefault,
        List<Rule> rules,
        Instant createdAt,
        Instant updatedAt) {
    /** The name of the group every project has. */
    public static final String DEFAULT = "default";

    public SecurityGroup {
        requireNonNull(id, "id");
        requireNonNull(project, "project");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        rules = List.copyOf(rules);
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }

    public record Rule(
            String id,
            String group,
            String project,
            String direction,
            String ethertype,
            Optional<String> protocol,
            Optional<Integer> portMin,
            Optional<Integer> portMax,
            Optional<String> remotePrefix,
            Optional<String> remoteGroup,
            String description,
            Instant createdAt) {
        public Rule {
            requireNonNull(id, "id");
            requireNonNull(group, "group");
            requireNonNull(project, "project");
            requireNonNull(direction, "direction");
            requireNonNull(ethertype, "ethertype");
            requireNonNull(protocol, "protocol");
            requireNonNull(portMin, "portMin");
            requireNonNull(portMax, "portMax");
            requireNonNull(remotePrefix, "remotePrefix");
            requireNonNull(remoteGroup, "remoteGroup");
            requireNonNull(description, "description");
            requireNonNull(createdAt, "createdAt");
        }

        /** Lets the same traffic through, whatever it is called. */
        public boolean isSameAs(Rule other) {
            return group.equals(other.group)
                    && direction.equals(other.direction)
                    && ethertype.equals(other.ethertype)
                    && protocol.equals(other.protocol)
                    && portMin.equals(other.portMin)
                    && portMax.equals(other.portMax)
                    && remotePrefix.equals(other.remotePrefix)
                    && remoteGroup.equals(other.remoteGroup);
        }
    }
}
