package nova.api.server.create;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nova.api.Alongside;
import nova.api.ApiContext;
import nova.db.Tx;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.InterfaceWish;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;
import nova.model.quota.QuotaBounds;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;
import nova.model.quota.Shortage;
import nova.model.quota.Usage;
import nova.model.server.ReservationId;
import nova.model.server.Server;
import nova.model.server.ServerId;
import nova.openstack.Authority;
import nova.rpc.contract.Conductor.WakeOperation;

/**
 * Accepts servers: everything named in the order is looked up with the user's rights, then one transaction writes the
 * servers, what was asked for them, the operation that builds them and the quota they use. From then on a failure is a
 * server in ERROR, never silence.
 */
public final class CreateServer {
    private final ApiContext context;
    private final LookUpForCreate lookUp;
    private final ResolveInterfaces interfaces;

    public CreateServer(ApiContext context) {
        this.context = requireNonNull(context, "context");
        this.lookUp = new LookUpForCreate(context);
        this.interfaces = new ResolveInterfaces(context.peers().networks(), context.policy());
    }

    /** What was accepted; {@code adminPassword} is told once. */
    public record Accepted(ReservationId reservation, List<Server> servers, String diskConfig, String adminPassword) {
        public Accepted {
            servers = List.copyOf(servers);
        }
    }

    public Accepted run(CreateServerOrder order, Alongside<Accepted> alongside) {
        checkPolicies(order);
        Authority authority = Authority.of(RequestContext.CURRENT.get().token().orElseThrow());
        Found found = lookUp.find(order, authority);
        List<InterfaceWish> wires =
                interfaces.resolve(order.wiring().networks(), order.count().max(), authority);
        int most = interfaces.fitting(wires, order.count(), authority);
        List<String> groupIds = interfaces.groupIds(order.wiring().securityGroups(), authority);
        if (order.naming().hostname().isPresent() && order.count().max() > 1) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "Unable to allocate a single hostname to multiple instances");
        }
        NewServers plan = new NewServers(order, found, wires, groupIds, context.servers());
        return accept(plan, most, alongside);
    }

    private void checkPolicies(CreateServerOrder order) {
        Target own = Target.own(RequestContext.CURRENT.get());
        CreateServerOrder.Placing placing = order.placing();
        boolean forced =
                placing.forcedHost().isPresent() || placing.forcedNode().isPresent();
        boolean requested =
                placing.requestedHost().isPresent() || placing.requestedNode().isPresent();
        if (!order.shape().trustedCertificates().isEmpty()) {
            context.policy().enforce("os_compute_api:servers:create:trusted_certs", own);
        }
        if (forced) {
            context.policy().enforce("os_compute_api:servers:create:forced_host", own);
        }
        if (requested) {
            context.policy().enforce("compute:servers:create:requested_destination", own);
        }
        if (forced && requested) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "One mechanism with host and/or hypervisor_hostname and another mechanism with zone:host:node are "
                            + "mutually exclusive.");
        }
        if (order.shape().blockDevices()) {
            context.policy().enforce("os_compute_api:servers:create:attach_volume", own);
        }
    }

    /** As many as the quota leaves, between the least asked for and these. */
    private Accepted accept(NewServers plan, int most, Alongside<Accepted> alongside) {
        int least = plan.order().count().min();
        List<ServerId> ids = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            ids.add(new ServerId(context.platform().newId()));
        }
        ReservationId reservation = plan.reservation(context.platform().newId());
        String password = plan.order().login().adminPassword().orElseGet(() -> AdminPassword.of(context.platform()));
        OperationId operation = new OperationId(context.platform().newId());
        int count = most;
        while (true) {
            List<Shortage> shortages = new ArrayList<>();
            List<ServerId> chosen = ids.subList(0, count);
            try {
                Accepted accepted = context.database().write("accept servers", tx -> {
                    shortages.clear();
                    List<Server> servers = plan.servers(chosen, reservation, tx.now());
                    Accepted made = new Accepted(reservation, servers, plan.diskConfig(), password);
                    write(tx, plan, made, operation);
                    alongside.write(tx, made);
                    shortages.addAll(take(tx, plan, count(servers)));
                    if (!shortages.isEmpty()) {
                        throw overQuota(plan, count(servers), shortages);
                    }
                    return made;
                });
                context.peers().conductor().wake(new WakeOperation(operation));
                return accepted;
            } catch (NovaException refusal) {
                int fitting = shortages.isEmpty() ? 0 : plan.fitting(shortages);
                if (fitting < least || fitting >= count) {
                    throw refusal;
                }
                count = fitting;
            }
        }
    }

    private static int count(List<Server> servers) {
        return servers.size();
    }

    private void write(Tx tx, NewServers plan, Accepted made, OperationId operation) {
        for (Server server : made.servers()) {
            context.stores().servers().insert(tx, server);
            context.stores().requests().insert(tx, server.id(), plan.request());
        }
        context.stores().operations().accept(tx, operation(plan, made, operation));
        plan.group().ifPresent(group -> join(tx, plan, group, made.servers()));
    }

    private void join(Tx tx, NewServers plan, String group, List<Server> servers) {
        long limit = plan.found().bounds().closest().of(QuotaResource.SERVER_GROUP_MEMBERS);
        int members = context.stores()
                .requests()
                .membersOf(tx, group, RequestContext.CURRENT.get().user());
        if (limit != QuotaLimits.UNLIMITED && members + servers.size() > limit) {
            throw new NovaException(ErrorCode.OVER_QUOTA, "Quota exceeded, too many servers in group");
        }
        servers.forEach(server -> context.stores().requests().join(tx, group, server.id()));
    }

    private NewOperation operation(NewServers plan, Accepted made, OperationId id) {
        RequestContext who = RequestContext.CURRENT.get();
        boolean single = made.servers().size() == 1;
        OperationOrder order = single
                ? new OperationOrder.BuildServer(made.servers().getFirst().id(), plan.buildPlan(), List.of())
                : new OperationOrder.CreateServers(
                        made.reservation(),
                        made.servers().stream().map(Server::id).toList(),
                        plan.buildPlan());
        return new NewOperation(
                id,
                single ? Verb.BUILD_SERVER : Verb.CREATE_SERVERS,
                order,
                "create",
                single,
                new NewOperation.By(who.request(), who.project(), who.user()),
                Optional.of(plan.secrets(made.adminPassword())));
    }

    private List<Shortage> take(Tx tx, NewServers plan, int count) {
        RequestContext who = RequestContext.CURRENT.get();
        QuotaBounds bounds = plan.found().bounds();
        Usage amount = plan.flavorUsage().times(count);
        return context.stores().usages().take(tx, who.project(), who.user(), amount, bounds);
    }

    /** Of servers a range is named as such; cores and memory are those of the most. */
    private static NovaException overQuota(NewServers plan, int most, List<Shortage> shortages) {
        int least = plan.order().count().min();
        Usage requested = plan.flavorUsage().times(most);
        List<Shortage> sorted = new ArrayList<>(shortages);
        Collections.sort(
                sorted, java.util.Comparator.comparing(each -> each.resource().word()));
        String names =
                joined(sorted.stream().map(each -> each.resource().word()).toList());
        return new NovaException(
                ErrorCode.OVER_QUOTA,
                "Quota exceeded for %s: Requested %s, but already used %s of %s %s"
                        .formatted(
                                names,
                                joined(sorted.stream()
                                        .map(each -> each.resource() == QuotaResource.INSTANCES && least < most
                                                ? least + "-" + most
                                                : String.valueOf(requested.of(each.resource())))
                                        .toList()),
                                joined(sorted.stream().map(Shortage::used).toList()),
                                joined(sorted.stream().map(Shortage::limit).toList()),
                                names));
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
