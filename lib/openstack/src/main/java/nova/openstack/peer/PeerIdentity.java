package nova.openstack.peer;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.context.ProjectId;
import nova.model.error.NovaException;
import nova.openstack.identity.Caller;
import nova.openstack.identity.Catalog;
import nova.openstack.identity.Identity;

/** An identity service in memory: knows the tokens it was given, until they expire. Survives deaths of its clients. */
public final class PeerIdentity implements Identity {
    private static final String SERVICE_TOKEN = "service-token-";

    private final PeerGate gate;
    private final Clock clock;
    private final Map<String, Caller> tokens = new TreeMap<>();
    private final Map<ProjectId, String> projects = new TreeMap<>();
    private int generation = 1;

    public PeerIdentity(Clock clock, Interruption interruption) {
        this.clock = requireNonNull(clock, "clock");
        this.gate = new PeerGate(interruption);
    }

    /** Makes {@code token} valid for this caller and its project known. */
    public void admit(String token, Caller caller) {
        gate.peek(() -> {
            tokens.put(token, caller);
            caller.project().ifPresent(project -> projects.put(project.id(), project.name()));
            return token;
        });
    }

    /** Makes a project known that nobody has a token for. */
    public void know(ProjectId project) {
        gate.peek(() -> projects.put(project, project.value()));
    }

    public void revoke(String token) {
        gate.peek(() -> Optional.ofNullable(tokens.remove(token)));
    }

    public void failNext(String method, NovaException error) {
        gate.failNext("identity." + method, error);
    }

    @Override
    public Optional<Caller> validate(String token) {
        return gate.pass(
                "identity.validate",
                () -> Optional.ofNullable(tokens.get(token))
                        .filter(caller -> clock.instant().isBefore(caller.expiresAt())));
    }

    @Override
    public String serviceToken() {
        return gate.pass("identity.serviceToken", () -> SERVICE_TOKEN + generation);
    }

    @Override
    public Catalog catalog() {
        return Catalog.EMPTY;
    }

    @Override
    public boolean projectExists(ProjectId project) {
        return gate.pass("identity.projectExists", () -> projects.containsKey(project));
    }

    @Override
    public void renew() {
        gate.peek(() -> ++generation);
    }
}
