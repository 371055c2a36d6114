package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** How its user gets in: key, addresses he set himself, user data (base64), security group names he asked for. */
public record ServerAccess(
        Optional<String> keyName,
        Optional<String> keyData,
        Optional<String> accessIpV4,
        Optional<String> accessIpV6,
        Optional<String> userData,
        List<String> securityGroups) {
    public ServerAccess {
        requireNonNull(keyName, "keyName");
        requireNonNull(keyData, "keyData");
        requireNonNull(accessIpV4, "accessIpV4");
        requireNonNull(accessIpV6, "accessIpV6");
        requireNonNull(userData, "userData");
        securityGroups = List.copyOf(securityGroups);
    }
}
