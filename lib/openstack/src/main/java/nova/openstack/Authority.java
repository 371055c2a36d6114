package nova.openstack;

import static java.util.Objects.requireNonNull;

/**
 * In whose name another service is called. The API calls with the user's token for everything that needs the user's
 * rights; the conductor and the hosts call as Nova's service user.
 */
public sealed interface Authority {
    /** Nova's own user; it sees and changes what belongs to any project. */
    Authority SERVICE = new OfService();

    static Authority of(String userToken) {
        return new OfUser(userToken);
    }

    /** The user's token, accompanied by our service token so that the user's may expire while we work. */
    record OfUser(String token) implements Authority {
        public OfUser {
            requireNonNull(token, "token");
        }

        /** Tokens never reach a log. */
        @Override
        public String toString() {
            return "OfUser[token=***]";
        }
    }

    /** Nova's service user. */
    record OfService() implements Authority {}
}
