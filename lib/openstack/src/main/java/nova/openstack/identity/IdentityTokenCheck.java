package nova.openstack.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.http.token.Bearer;
import nova.http.token.TokenCheck;

/** Lets a service check its callers' tokens with the identity service. */
public final class IdentityTokenCheck implements TokenCheck {
    private final Identity identity;

    public IdentityTokenCheck(Identity identity) {
        this.identity = requireNonNull(identity, "identity");
    }

    @Override
    public Optional<Bearer> check(String token) {
        return identity.validate(token)
                .map(caller -> new Bearer(
                        caller.user().id(),
                        caller.project().map(Caller.Project::id),
                        caller.roles(),
                        caller.systemScope(),
                        caller.expiresAt()));
    }
}
