package nova.network.usecase;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.store.Limited;
import nova.network.store.SecurityGroup;
import nova.network.store.SecurityGroup.Rule;
import nova.runtime.port.Platform;

/** Security groups: each project has a default one, made when it is first looked for. */
public final class SecurityGroups {
    private static final List<String> ETHERTYPES = List.of("IPv4", "IPv6");

    private final Stores stores;
    private final Platform platform;
    private final Quotas quotas;

    public SecurityGroups(Stores stores, Platform platform, Quotas quotas) {
        this.stores = requireNonNull(stores, "stores");
        this.platform = requireNonNull(platform, "platform");
        this.quotas = requireNonNull(quotas, "quotas");
    }

    /** Those of {@code project}, its default group among them; all of them for an administrator who names none. */
    public List<SecurityGroup> list(Caller caller, Optional<String> project) {
        String wanted = project.orElse(caller.project());
        if (!caller.owns(wanted)) {
            return List.of();
        }
        return stores.database().write("security groups", tx -> {
            if (!wanted.isEmpty()) {
                findOrCreateDefault(tx, wanted);
            }
            boolean every = caller.admin() && project.isEmpty();
            return every ? stores.groups().all(tx) : stores.groups().ofProject(tx, wanted);
        });
    }

    public SecurityGroup show(Caller caller, String id) {
        return stores.database().read("security group", tx -> owned(tx, caller, id));
    }

    public SecurityGroup create(Caller caller, String project, String name, String description) {
        if (!caller.owns(project)) {
            throw Refusals.forbidden("create_security_group:tenant_id");
        }
        if (name.equals(SecurityGroup.DEFAULT)) {
            throw new NovaException(ErrorCode.CONFLICT, "Default security group already exists.");
        }
        return stores.database().write("create security group", tx -> {
            findOrCreateDefault(tx, project);
            quotas.requireRoom(tx, Limited.SECURITY_GROUP, project);
            SecurityGroup group = fresh(tx, project, name, description);
            stores.groups().insert(tx, group);
            return group;
        });
    }

    public SecurityGroup rename(Caller caller, String id, Optional<String> name, Optional<String> description) {
        return stores.database().write("update security group", tx -> {
            SecurityGroup old = owned(tx, caller, id);
            if (old.isDefault() && name.filter(next -> !next.equals(old.name())).isPresent()) {
                throw new NovaException(ErrorCode.CONFLICT, "Updating default security group not allowed.");
            }
            SecurityGroup next = new SecurityGroup(
                    old.id(),
                    old.project(),
                    name.orElse(old.name()),
                    description.orElse(old.description()),
                    old.isDefault(),
                    old.rules(),
                    old.createdAt(),
                    tx.now());
            stores.groups().rename(tx, next);
            return next;
        });
    }

    public void delete(Caller caller, String id) {
        stores.database().change("delete security group", tx -> {
            SecurityGroup group = owned(tx, caller, id);
            if (group.isDefault() && !caller.admin()) {
                throw new NovaException(ErrorCode.CONFLICT, "Insufficient rights for removing default security group.");
            }
            if (stores.groups().isUsed(tx, id)) {
                throw new NovaException(ErrorCode.CONFLICT, "Security Group %s in use.".formatted(id));
            }
            stores.groups().delete(tx, id);
        });
    }

    /** All or none. */
    public void addRules(Caller caller, List<Rule> rules) {
        rules.forEach(SecurityGroups::check);
        stores.database().change("create security group rules", tx -> rules.forEach(rule -> add(tx, caller, rule)));
    }

    private void add(Tx tx, Caller caller, Rule rule) {
        SecurityGroup group = owned(tx, caller, rule.group());
        quotas.requireRoom(tx, Limited.SECURITY_GROUP_RULE, group.project());
        group.rules().stream().filter(rule::isSameAs).findFirst().ifPresent(known -> {
            throw new NovaException(
                    ErrorCode.CONFLICT, "Security group rule already exists. Rule id is %s.".formatted(known.id()));
        });
        stores.groups().insertRule(tx, rule);
    }

    public Rule rule(Caller caller, String id) {
        return stores.database()
                .read("security group rule", tx -> stores.groups().findRule(tx, id))
                .filter(rule -> caller.owns(rule.project()))
                .orElseThrow(() -> Refusals.missing("Security group rule", id));
    }

    public void deleteRule(Caller caller, String id) {
        rule(caller, id);
        stores.database()
                .change("delete security group rule", tx -> stores.groups().deleteRule(tx, id));
    }

    /** The ids, each checked to be a group the caller may use. */
    List<String> require(Tx tx, Caller caller, List<String> ids) {
        ids.forEach(id -> owned(tx, caller, id));
        return ids;
    }

    SecurityGroup findOrCreateDefault(Tx tx, String project) {
        Optional<SecurityGroup> known = stores.groups().defaultOf(tx, project);
        if (known.isPresent()) {
            return known.get();
        }
        SecurityGroup made = fresh(tx, project, SecurityGroup.DEFAULT, "Default security group");
        return stores.groups().insert(tx, made)
                ? made
                : stores.groups().defaultOf(tx, project).orElseThrow();
    }

    /** Everything may go out; into the default group may come what comes from the group itself. */
    private SecurityGroup fresh(Tx tx, String project, String name, String description) {
        String id = platform.newId();
        boolean isDefault = name.equals(SecurityGroup.DEFAULT);
        List<Rule> rules = new ArrayList<>();
        for (String ethertype : ETHERTYPES) {
            rules.add(rule(tx, id, project, "egress", ethertype));
            if (isDefault) {
                rules.add(rule(tx, id, project, "ingress", ethertype));
            }
        }
        return new SecurityGroup(id, project, name, description, isDefault, rules, tx.now(), tx.now());
    }

    private Rule rule(Tx tx, String group, String project, String direction, String ethertype) {
        return new Rule(
                platform.newId(),
                group,
                project,
                direction,
                ethertype,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                direction.equals("ingress") ? Optional.of(group) : Optional.empty(),
                "",
                tx.now());
    }

    private SecurityGroup owned(Tx tx, Caller caller, String id) {
        return stores.groups()
                .find(tx, id)
                .filter(group -> caller.owns(group.project()))
                .orElseThrow(() -> Refusals.missing("Security group", id));
    }

    private static void check(Rule rule) {
        if (!List.of("ingress", "egress").contains(rule.direction())) {
            throw Refusals.bad("Invalid input for direction. Reason: '%s' is not in ['ingress', 'egress']."
                    .formatted(rule.direction()));
        }
        if (!ETHERTYPES.contains(rule.ethertype())) {
            throw Refusals.bad("Invalid ethertype %s. Allowed are IPv4 and IPv6.".formatted(rule.ethertype()));
        }
        if (rule.portMin().isPresent() && rule.protocol().isEmpty()) {
            throw Refusals.bad("Must also specify protocol if port range is given.");
        }
        if (rule.portMin().isPresent()
                && rule.portMax().isPresent()
                && rule.portMin().get() > rule.portMax().get()) {
            throw Refusals.bad("For TCP/UDP protocols, port_range_min must be <= port_range_max");
        }
        if (rule.remotePrefix().isPresent() && rule.remoteGroup().isPresent()) {
            throw Refusals.bad("Only remote_ip_prefix or remote_group_id may be provided.");
        }
    }
}
