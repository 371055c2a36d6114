package nova.scheduler.filter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nova.model.host.HostName;
import nova.model.server.ServerId;
import nova.scheduler.decision.Question;

/** Where the servers are that a hint names. */
final class NamedServers {
    private NamedServers() {}

    /** Only looked things up in; servers that are nowhere add nothing. */
    static Set<HostName> hosts(Question question, List<String> servers) {
        Set<HostName> hosts = new HashSet<>();
        for (String server : servers) {
            HostName host = server.isBlank() ? null : question.named().get(new ServerId(server));
            if (host != null) {
                hosts.add(host);
            }
        }
        return hosts;
    }
}
