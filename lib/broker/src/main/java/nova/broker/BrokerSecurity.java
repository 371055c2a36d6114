package nova.broker;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/** Joins our {@link Credentials} and {@link BrokerRules} to Artemis. */
final class BrokerSecurity implements ActiveMQSecurityManager5 {
    private static final Logger LOG = System.getLogger(BrokerSecurity.class.getName());

    private final Credentials credentials;

    BrokerSecurity(Credentials credentials) {
        this.credentials = requireNonNull(credentials, "credentials");
    }

    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String domain) {
        if (user == null || password == null || !credentials.accepts(user, password)) {
            LOG.log(
                    Level.WARNING,
                    "login refused: user={0} from={1}",
                    user,
                    connection == null ? "this process" : connection.getRemoteAddress());
            return null;
        }
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        return subject;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        boolean permitted = subject != null
                && subject.getPrincipals(UserPrincipal.class).stream()
                        .anyMatch(user -> BrokerRules.permits(user.getName(), check, address));
        if (!permitted) {
            LOG.log(Level.WARNING, "refused: subject={0} wants={1} address={2}", subject, check, address);
        }
        return permitted;
    }

    /** The two questions of the oldest interface; Artemis asks those above instead. */
    @Override
    public boolean validateUser(String user, String password) {
        return credentials.accepts(user, password);
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false;
    }
}
