package nova.openstack.identity;

import java.util.Optional;
import nova.model.context.ProjectId;

/**
 * What Nova asks the identity service. Every method blocks, within the client's time-outs, and throws a
 * {@code NovaException} with UNAVAILABLE or TIMEOUT when the service cannot be reached.
 */
public interface Identity {
    /** Who the bearer of this token is; empty when the token is unknown, revoked or expired. */
    Optional<Caller> validate(String token);

    /** Nova's own token, renewed well before it expires. UNAUTHORIZED when our credentials are refused. */
    String serviceToken();

    /** Where the services are, as the identity service lists them for Nova's user. */
    Catalog catalog();

    /** Whether a project exists; asked before quotas or flavor access are recorded for it. */
    boolean projectExists(ProjectId project);

    /** Forgets the token we hold, because a service refused it: the next one is new. */
    void renew();
}
