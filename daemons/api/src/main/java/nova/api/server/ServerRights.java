package nova.api.server;

import nova.api.server.ServerView.HostStatus;
import nova.api.server.ServerView.Rights;
import nova.http.policy.Policy;
import nova.http.policy.Target;

/** Asks the soft rules about what of a server its caller may see. */
record ServerRights(Policy policy) {
    /** For views that show nothing of it. */
    static final Rights NONE = new Rights(false, false, HostStatus.HIDDEN, false);

    private static final String SHOW = "os_compute_api:servers:show:";

    Rights of(Target target) {
        return new Rights(
                policy.allows(SHOW + "flavor-extra-specs", target),
                policy.allows("os_compute_api:os-extended-server-attributes", target),
                hostStatus(target),
                policy.isAdmin());
    }

    private HostStatus hostStatus(Target target) {
        if (policy.allows(SHOW + "host_status", target)) {
            return HostStatus.SHOWN;
        }
        return policy.allows(SHOW + "host_status:unknown-only", target) ? HostStatus.ONLY_UNKNOWN : HostStatus.HIDDEN;
    }
}
