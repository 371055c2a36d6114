package nova.manage.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import nova.db.server.ServerStore;
import nova.http.policy.NovaPolicies;
import nova.http.policy.Policy;
import nova.http.policy.PolicyConfig;
import nova.http.policy.PolicyRule;
import nova.http.policy.Target;
import nova.manage.Session;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.Server;
import nova.model.server.ServerId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints each rule that lets the caller act on the target, one a line; ends with 1 when there is none. */
@Command(name = "check", description = "Prints all passing policy rules for the given user.")
public final class CheckPolicyCommand implements Callable<Integer> {
    private static final String INSTANCE = "instance_id";
    private static final Set<String> TARGETS =
            Set.of("project_id", "user_id", "quota_class", "availability_zone", INSTANCE);

    private final Session session;
    private final CallerOptions caller;

    @Option(
            names = "--api-name",
            paramLabel = "NAME",
            description = "Only rules whose name contains this; all if not given.")
    private String apiName = "";

    @Option(
            names = "--target",
            arity = "1..*",
            paramLabel = "KEY=VALUE",
            description = "What the rules are asked about: project_id, user_id, quota_class, availability_zone, or "
                    + "instance_id, which stands for its owner. The user himself if not given.")
    private List<String> targets = List.of();

    public CheckPolicyCommand(Session session, CallerOptions caller) {
        this.session = session;
        this.caller = caller;
    }

    @Override
    public Integer call() {
        RequestContext context = caller.context();
        Target target = targets.isEmpty() ? Target.own(context) : target();
        List<PolicyRule> rules = NovaPolicies.all();
        Policy policy = Policy.open(rules, session.config(PolicyConfig.GROUP));
        List<String> allowed = rules.stream()
                .map(PolicyRule::name)
                .filter(name -> name.contains(apiName))
                .filter(name ->
                        ScopedValue.where(RequestContext.CURRENT, context).call(() -> policy.allows(name, target)))
                .toList();
        if (allowed.isEmpty()) {
            session.out().println("No rules matched or allowed");
            return 1;
        }
        allowed.forEach(session.out()::println);
        return 0;
    }

    private Target target() {
        Map<String, String> attributes = new HashMap<>();
        for (String each : targets) {
            String[] parts = each.split("=", -1);
            if (parts.length != 2) {
                throw new NovaException(ErrorCode.BAD_REQUEST, "a target is KEY=VALUE, not " + each);
            }
            if (!TARGETS.contains(parts[0])) {
                throw new NovaException(ErrorCode.BAD_REQUEST, "Attribute not supported: " + parts[0]);
            }
            attributes.put(parts[0], parts[1]);
        }
        String instance = attributes.getOrDefault(INSTANCE, "");
        return instance.isEmpty() ? new Target(attributes) : ownerOf(instance);
    }

    private Target ownerOf(String instance) {
        Server server = session.withRows(database ->
                        database.read("find server", tx -> new ServerStore().find(tx, new ServerId(instance))))
                .orElseThrow(
                        () -> new NovaException(ErrorCode.NOT_FOUND, "Instance " + instance + " could not be found."));
        return Target.of(server.identity().project(), server.identity().user());
    }
}
