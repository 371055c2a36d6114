package nova.openstack.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.host.HostName;
import nova.model.network.NetworkId;
import nova.model.server.ServerId;

/**
 * A port Nova wants for a server. {@code slot} is the position of the interface in the order (0, 1, …) and, with the
 * server, the name under which the port is found again. Without security groups the project's {@code default} applies.
 */
public record PortWish(
        ServerId server,
        int slot,
        ProjectId project,
        NetworkId network,
        HostName host,
        Optional<String> fixedIp,
        Optional<String> macAddress,
        List<String> securityGroupIds) {
    private static final String MARK = "nova interface ";

    public PortWish {
        requireNonNull(server, "server");
        requireNonNull(project, "project");
        requireNonNull(network, "network");
        requireNonNull(host, "host");
        requireNonNull(fixedIp, "fixedIp");
        requireNonNull(macAddress, "macAddress");
        securityGroupIds = List.copyOf(securityGroupIds);
        if (slot < 0) {
            throw new IllegalArgumentException("slot must not be negative, is " + slot);
        }
    }

    /** What the port's description says, so that it is known as ours and found again. */
    public String mark() {
        return MARK + slot;
    }

    /** The slot a description names; empty on ports that are not ours. */
    public static Optional<Integer> slotOf(String description) {
        if (!description.startsWith(MARK)) {
            return Optional.empty();
        }
        String digits = description.substring(MARK.length());
        boolean number =
                !digits.isEmpty() && digits.length() < 6 && digits.chars().allMatch(Character::isDigit);
        return number ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }
}
