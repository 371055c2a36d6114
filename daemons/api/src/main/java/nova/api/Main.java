package nova.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nova.api.console.ConsoleConfig;
import nova.api.floating.FloatingConfig;
import nova.db.Database;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.db.migrate.Migrations;
import nova.db.operation.OperationStore;
import nova.db.operation.SecretStore;
import nova.db.usage.QuotaConfig;
import nova.http.HttpServer;
import nova.http.HttpServerConfig;
import nova.http.policy.NovaPolicies;
import nova.http.policy.Policy;
import nova.http.policy.PolicyConfig;
import nova.http.token.RememberedTokens;
import nova.openstack.client.OpenStack;
import nova.openstack.identity.IdentityConfig;
import nova.openstack.identity.IdentityTokenCheck;
import nova.rpc.Rpc;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.Conductor;
import nova.rpc.jms.JmsRpc;
import nova.rpc.jms.MessagingConfig;
import nova.rpc.jms.TlsConfig;
import nova.runtime.config.ConfigGroup;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;
import nova.runtime.daemon.ServiceConfig;
import nova.runtime.secret.Sealer;
import nova.runtime.secret.SealingConfig;

/** {@code nova-api}: the compute REST API. */
public final class Main {
    /** What {@link #serve} reads from nova.conf. */
    public static final List<ConfigGroup<?>> GROUPS = List.of(
            ApiConfig.GROUP,
            AttemptsConfig.GROUP,
            ScheduleZoneConfig.GROUP,
            OperatorConfig.GROUP,
            ListenConfig.GROUP,
            FloatingConfig.GROUP,
            ConsoleConfig.Vnc.GROUP,
            ConsoleConfig.Spice.GROUP,
            ConsoleConfig.Serial.GROUP,
            ConsoleConfig.Mks.GROUP,
            ConsoleConfig.Tokens.GROUP,
            QuotaConfig.GROUP,
            SealingConfig.GROUP,
            PolicyConfig.GROUP);

    private static final String NAME = "nova-api";
    private static final String VERSION = "1.0.0";

    /** How long an answer of the identity service about a token is believed. */
    private static final Duration TOKEN_MEMORY = Duration.ofSeconds(60);

    private Main() {}

    public static void main(String[] arguments) {
        List<ConfigGroup<?>> groups = new ArrayList<>(GROUPS);
        groups.addAll(OpenStack.GROUPS);
        groups.addAll(List.of(DatabaseConfig.GROUP, MessagingConfig.GROUP, TlsConfig.GROUP));
        System.exit(Daemon.run(new Program(NAME, VERSION, groups), arguments, Main::start));
    }

    private static void start(Daemon daemon) {
        Database database = PooledDatabase.open(daemon);
        Migrations.NOVA.requireUsable(database);
        Rpc rpc = JmsRpc.open(daemon, NAME);
        serve(daemon, database, rpc, OpenStack.open(daemon));
    }

    /** Puts the compute API into this process; the result is the URL for the catalog. */
    public static String serve(Daemon daemon, Database database, Rpc rpc, OpenStack services) {
        ListenConfig listen = daemon.config(ListenConfig.GROUP);
        Sealer sealer = new Sealer(daemon.config(SealingConfig.GROUP).sealingKeys());
        ApiContext context = new ApiContext(
                database,
                ApiStores.of(new OperationStore(new SecretStore(sealer))),
                daemon.platform(),
                policy(daemon),
                new ApiContext.Peers(
                        rpc.client(Conductor.class),
                        rpc.client(ComputeHost.class),
                        services.images(),
                        services.networks(),
                        services.identity(),
                        services.remote()),
                sealer,
                daemon.config(ApiConfig.GROUP),
                new ServerConfig(
                        daemon.config(QuotaConfig.GROUP),
                        daemon.config(ScheduleZoneConfig.GROUP).defaultScheduleZone(),
                        daemon.config(AttemptsConfig.GROUP).maxAttempts(),
                        listen.instanceNameTemplate()),
                daemon.config(OperatorConfig.GROUP),
                daemon.config(ServiceConfig.GROUP).host(),
                daemon.config(FloatingConfig.GROUP),
                new ConsoleConfig(
                        daemon.config(ConsoleConfig.Vnc.GROUP),
                        daemon.config(ConsoleConfig.Spice.GROUP),
                        daemon.config(ConsoleConfig.Serial.GROUP),
                        daemon.config(ConsoleConfig.Mks.GROUP),
                        daemon.config(ConsoleConfig.Tokens.GROUP)));
        RememberedTokens tokens =
                new RememberedTokens(new IdentityTokenCheck(services.identity()), daemon.platform(), TOKEN_MEMORY);
        HttpServerConfig http = HttpServerConfig.DEFAULTS
                .at(listen.osapiComputeListen(), listen.osapiComputeListenPort())
                .withMaxBodyBytes(listen.osapiMaxRequestBodySize());
        String identityUrl = daemon.config(IdentityConfig.GROUP).authUrl();
        HttpServer server = daemon.life()
                .add("compute API", HttpServer.start(http, ComputeServer.of(context, tokens, identityUrl)));
        return server.base() + "/v2.1";
    }

    /** The rules, read again soon after the operator changed his files. */
    private static Policy policy(Daemon daemon) {
        Policy policy = Policy.open(NovaPolicies.all(), daemon.config(PolicyConfig.GROUP));
        daemon.life()
                .add("policy files", daemon.platform().every("read policy files", Policy.LOOK_PERIOD, policy::refresh));
        return policy;
    }
}
