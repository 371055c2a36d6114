package nova.network.usecase;

/** How much of each thing a project may have. */
public record Quota(int networks, int subnets, int ports, int groups, int rules, int routers, int floatingIps) {
    public static final Quota DEFAULTS = new Quota(100, 100, 50_000, 100, 1000, 100, 500);
}
