package nova.scheduler.filter;

import static nova.scheduler.fixture.HostBuilder.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nova.model.error.NovaException;
import nova.model.guest.HostInventory.Supported;
import nova.model.host.HostName;
import nova.model.schedule.GroupPlaces;
import nova.model.schedule.GroupPolicy;
import nova.model.schedule.Stock;
import nova.model.server.ServerId;
import nova.scheduler.config.FilterConfig;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;
import nova.scheduler.fixture.HostBuilder;
import nova.scheduler.fixture.Wishes;
import nova.scheduler.host.HostState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row per rule: the filter, what is asked, the host, and what it says. */
class FiltersTest {
    private static final String PASSES = "passes";

    /** "passes", or the name of the first failed check with need and have. */
    private static String verdict(HostFilter filter, Question question, HostState host) {
        for (HostCheck check : filter.prepare(question)) {
            if (!check.passes().test(host)) {
                return check.name() + ": need " + check.need() + ", have "
                        + check.have().apply(host);
            }
        }
        return PASSES;
    }

    private static Arguments row(HostFilter filter, Question question, HostBuilder host, String verdict) {
        return arguments(filter.name(), filter, question, host.build(), verdict);
    }

    static Stream<Arguments> status() {
        return Stream.of(
                row(new ComputeFilter(), Wishes.plain(), host("h"), PASSES),
                row(
                        new ComputeFilter(),
                        Wishes.plain(),
                        host("h").down(),
                        "ComputeFilter: need compute service up and enabled, have down"),
                row(
                        new ComputeFilter(),
                        Wishes.plain(),
                        host("h").disabled("disk swap"),
                        "ComputeFilter: need compute service up and enabled, have disabled: disk swap"),
                row(
                        new EnabledServiceFilter(),
                        Wishes.plain(),
                        host("h").disabled("disk swap"),
                        "ComputeStatus: need enabled compute service, have disabled: disk swap"),
                row(new EnabledServiceFilter(), Wishes.plain(), host("h").down(), PASSES),
                row(new AllHostsFilter(), Wishes.plain(), host("h").down(), PASSES),
                row(new AvailabilityZoneFilter(), Wishes.zone("nova"), host("h"), PASSES),
                row(
                        new AvailabilityZoneFilter(),
                        Wishes.zone("nova"),
                        host("h").aggregate(Map.of("availability_zone", "east")),
                        "AvailabilityZone: need nova, have east"),
                row(
                        new AvailabilityZoneFilter(),
                        Wishes.zone("east"),
                        host("h").aggregate(Map.of("availability_zone", "east")),
                        PASSES));
    }

    static Stream<Arguments> resources() {
        ResourceFilter filter = new ResourceFilter();
        Question big = Wishes.of(Wishes.wish(4, 4096, 100));
        return Stream.of(
                row(filter, big, host("h"), PASSES),
                row(filter, big, host("h").vcpus(16, 4.0, 61), "VCPU: need 4, have 3 free of 64"),
                row(filter, big, host("h").vcpus(16, 4.0, 60), PASSES),
                row(filter, big, host("h").vcpus(2, 16.0, 0), "VCPU: need 4, have 2 in all"),
                row(filter, big, host("h").ramMib(4607, 1.0, 0), "MEMORY_MB: need 4096, have 4095 free of 4095"),
                row(filter, big, host("h").ramMib(4608, 1.0, 0), PASSES),
                row(filter, big, host("h").ramMib(4608, 1.5, 3000), "MEMORY_MB: need 4096, have 3144 free of 6144"),
                row(filter, big, host("h").diskGib(500, 1.0, 450), "DISK_GB: need 100, have 50 free of 500"),
                row(filter, big, host("h").diskGib(500, 0.5, 450), "DISK_GB: need 100, have 0 free of 250"),
                row(filter, big, host("h").stock("DISK_GB", Stock.NONE), "DISK_GB: need 100, have none"));
    }

    static Stream<Arguments> capabilities() {
        ComputeCapabilitiesFilter filter = new ComputeCapabilitiesFilter();
        return Stream.of(
                row(filter, Wishes.extraSpecs(Map.of("capabilities:cpu_info:vendor", "AMD")), host("h"), PASSES),
                row(
                        filter,
                        Wishes.extraSpecs(Map.of("capabilities:cpu_info:vendor", "Intel")),
                        host("h"),
                        "ComputeCapabilitiesFilter: need cpu_info:vendor Intel, have AMD"),
                row(
                        filter,
                        Wishes.extraSpecs(Map.of("capabilities:cpu_info:features", "<all-in> aes avx")),
                        host("h"),
                        PASSES),
                row(
                        filter,
                        Wishes.extraSpecs(Map.of("capabilities:cpu_info:topology:cores", ">= 9")),
                        host("h"),
                        "ComputeCapabilitiesFilter: need cpu_info:topology:cores >= 9, have 8"),
                row(
                        filter,
                        Wishes.extraSpecs(Map.of("capabilities:gpu", "1")),
                        host("h"),
                        "ComputeCapabilitiesFilter: need gpu 1, have nothing of that name"),
                row(filter, Wishes.extraSpecs(Map.of("my_own_word", "1")), host("h"), PASSES),
                row(filter, Wishes.extraSpecs(Map.of("other:free_ram_mb", "1")), host("h"), PASSES),
                row(
                        filter,
                        Wishes.extraSpecs(Map.of("free_ram_mb", ">= 40000")),
                        host("h"),
                        "ComputeCapabilitiesFilter: need free_ram_mb >= 40000, have 32256"),
                row(filter, Wishes.extraSpecs(Map.of("hypervisor_type", "s== QEMU")), host("h"), PASSES),
                row(
                        filter,
                        Wishes.extraSpecs(Map.of("hw:maxphysaddr_bits", "48")),
                        host("h"),
                        "ComputeCapabilitiesFilter: need cpu_info:maxphysaddr:bits >= 48, have 46"));
    }

    static Stream<Arguments> images() {
        ImagePropertiesFilter filter = new ImagePropertiesFilter(Optional.empty());
        ImagePropertiesFilter armByDefault = new ImagePropertiesFilter(Optional.of("aarch64"));
        return Stream.of(
                row(filter, Wishes.image(Map.of()), host("h").supported(), PASSES),
                row(filter, Wishes.image(Map.of("hw_architecture", "amd64")), host("h"), PASSES),
                row(filter, Wishes.image(Map.of("architecture", "i386")), host("h"), PASSES),
                row(
                        filter,
                        Wishes.image(Map.of("hw_architecture", "x86_64", "img_hv_type", "kvm")),
                        host("h"),
                        "ImagePropertiesFilter: need x86_64/kvm/any, have x86_64/qemu/hvm, i686/kvm/hvm"),
                row(
                        filter,
                        Wishes.image(Map.of("hw_vm_mode", "hvm")),
                        host("h").supported(),
                        "ImagePropertiesFilter: need any/any/hvm, have nothing"),
                row(
                        filter,
                        Wishes.image(Map.of("img_hv_type", "xapi")),
                        host("h").supported(new Supported("x86_64", "XEN", "xen")),
                        PASSES),
                row(
                        armByDefault,
                        Wishes.image(Map.of()),
                        host("h"),
                        "ImagePropertiesFilter: need aarch64/any/any, have x86_64/qemu/hvm, i686/kvm/hvm"),
                row(filter, Wishes.image(Map.of("img_hv_requested_version", ">=6.0, <8")), host("h"), PASSES),
                row(
                        filter,
                        Wishes.image(Map.of("img_hv_requested_version", ">=6.0, <7.2")),
                        host("h"),
                        "ImagePropertiesFilter: need hypervisor version >=6.0, <7.2, have 7.2.0"),
                row(
                        filter,
                        Wishes.image(Map.of("hw_maxphysaddr_bits", "52")),
                        host("h"),
                        "ImagePropertiesFilter: need 52 bits of physical address, have 46"));
    }

    private static GroupPlaces group(GroupPolicy policy, int maxPerHost, Map<String, String> places) {
        Map<ServerId, HostName> byServer = new java.util.TreeMap<>();
        places.forEach((server, host) -> byServer.put(new ServerId(server), new HostName(host)));
        return new GroupPlaces("group", policy, maxPerHost, 1, byServer);
    }

    static Stream<Arguments> groups() {
        ServerGroupAntiAffinityFilter apart = new ServerGroupAntiAffinityFilter();
        ServerGroupAffinityFilter together = new ServerGroupAffinityFilter();
        return Stream.of(
                row(apart, Wishes.plain(), host("h"), PASSES),
                row(
                        apart,
                        Wishes.group(group(GroupPolicy.ANTI_AFFINITY, 1, Map.of("a", "h"))),
                        host("h"),
                        "ServerGroupAntiAffinityFilter: need fewer than 1 members of the group, have 1 members"),
                row(apart, Wishes.group(group(GroupPolicy.ANTI_AFFINITY, 2, Map.of("a", "h"))), host("h"), PASSES),
                row(apart, Wishes.group(group(GroupPolicy.ANTI_AFFINITY, 1, Map.of("a", "x"))), host("h"), PASSES),
                row(apart, Wishes.group(group(GroupPolicy.ANTI_AFFINITY, 1, Map.of("server", "h"))), host("h"), PASSES),
                row(apart, Wishes.group(group(GroupPolicy.AFFINITY, 1, Map.of("a", "h"))), host("h"), PASSES),
                row(together, Wishes.group(group(GroupPolicy.AFFINITY, 1, Map.of())), host("h"), PASSES),
                row(together, Wishes.group(group(GroupPolicy.AFFINITY, 1, Map.of("a", "h"))), host("h"), PASSES),
                row(
                        together,
                        Wishes.group(group(GroupPolicy.AFFINITY, 1, Map.of("a", "x"))),
                        host("h"),
                        "ServerGroupAffinityFilter: need the host of the group, have no members"),
                row(together, Wishes.group(group(GroupPolicy.SOFT_AFFINITY, 1, Map.of("a", "x"))), host("h"), PASSES),
                row(
                        new GroupPolicyFilter(List.of("ComputeFilter")),
                        Wishes.group(group(GroupPolicy.AFFINITY, 1, Map.of())),
                        host("h"),
                        "ServerGroupPolicy: need ServerGroupAffinityFilter, have not in enabled_filters"),
                row(
                        new GroupPolicyFilter(List.of("ComputeFilter")),
                        Wishes.group(group(GroupPolicy.SOFT_AFFINITY, 1, Map.of())),
                        host("h"),
                        PASSES));
    }

    static Stream<Arguments> hints() {
        Map<ServerId, HostName> named = Map.of(new ServerId("a"), new HostName("h"));
        Question same = Wishes.hints(Map.of("same_host", List.of("a", "b")), named);
        Question different = Wishes.hints(Map.of("different_host", List.of("a")), named);
        Question near =
                Wishes.hints(Map.of("build_near_host_ip", List.of("10.0.0.9"), "cidr", List.of("/29")), Map.of());
        return Stream.of(
                row(new SameHostFilter(), Wishes.plain(), host("h"), PASSES),
                row(new SameHostFilter(), same, host("h"), PASSES),
                row(
                        new SameHostFilter(),
                        same,
                        host("x"),
                        "SameHostFilter: need the host of a or b, have none of these servers"),
                row(new DifferentHostFilter(), different, host("x"), PASSES),
                row(
                        new DifferentHostFilter(),
                        different,
                        host("h"),
                        "DifferentHostFilter: need not the host of a, have one of these servers"),
                row(new SimpleCIDRAffinityFilter(), near, host("nineninenine"), PASSES),
                row(
                        new SimpleCIDRAffinityFilter(),
                        near,
                        host("h"),
                        "SimpleCIDRAffinityFilter: need an address in 10.0.0.9/29, have 10.0.0.1"),
                json("[\">=\", \"$free_ram_mb\", 1024]", PASSES),
                json("[\"and\", [\"<\", \"$vcpus_used\", 1], [\"=\", \"$hypervisor_type\", \"QEMU\"]]", PASSES),
                json("[\"in\", \"$host\", \"x\", \"h\"]", PASSES),
                json("[\"not\", [\"=\", \"$host\", \"h\"]]", "not true"),
                json("[\"=\", \"$cpu_info.vendor\", \"AMD\"]", PASSES),
                json("[\"=\", \"$nothing\", 1]", "not true"),
                json("[]", PASSES),
                json("{", "a query that cannot be read"));
    }

    private static Arguments json(String query, String have) {
        return row(
                new JsonFilter(),
                Wishes.hints(Map.of("query", List.of(query)), Map.of()),
                host("h"),
                have.equals(PASSES) ? PASSES : "JsonFilter: need " + query + ", have " + have);
    }

    static Stream<Arguments> loads() {
        return Stream.of(
                row(new NumInstancesFilter(50), Wishes.plain(), host("h").servers(49), PASSES),
                row(
                        new NumInstancesFilter(50),
                        Wishes.plain(),
                        host("h").servers(50),
                        "NumInstancesFilter: need fewer than 50 servers, have 50 servers"),
                row(
                        new AggregateNumInstancesFilter(50),
                        Wishes.plain(),
                        host("h")
                                .servers(7)
                                .aggregate(Map.of("max_instances_per_host", "9"))
                                .aggregate(Map.of("max_instances_per_host", "7")),
                        "AggregateNumInstancesFilter: need fewer servers than the aggregate allows, have 7 of 7"),
                row(
                        new AggregateNumInstancesFilter(50),
                        Wishes.plain(),
                        host("h").servers(7).aggregate(Map.of("max_instances_per_host", "many")),
                        PASSES),
                row(new IoOpsFilter(8), Wishes.plain(), host("h").ioOps(7), PASSES),
                row(
                        new IoOpsFilter(8),
                        Wishes.plain(),
                        host("h").ioOps(8),
                        "IoOpsFilter: need fewer than 8 builds under way, have 8 builds under way"),
                row(
                        new AggregateIoOpsFilter(8),
                        Wishes.plain(),
                        host("h").ioOps(2).aggregate(Map.of("max_io_ops_per_host", "2")),
                        "AggregateIoOpsFilter: need fewer builds under way than the aggregate allows, have 2 of 2"));
    }

    static Stream<Arguments> aggregates() {
        AggregateInstanceExtraSpecsFilter specs = new AggregateInstanceExtraSpecsFilter();
        HostBuilder ssd = host("h").aggregate(Map.of("disk", "ssd, nvme"));
        Question wanted = Wishes.extraSpecs(Map.of("aggregate_instance_extra_specs:disk", "nvme"));
        return Stream.of(
                row(specs, Wishes.plain(), host("h"), PASSES),
                row(specs, wanted, ssd, PASSES),
                row(specs, Wishes.extraSpecs(Map.of("disk", "<or> hdd <or> ssd")), ssd, PASSES),
                row(
                        specs,
                        wanted,
                        host("h"),
                        "AggregateInstanceExtraSpecsFilter: need disk nvme, have no aggregate with that key"),
                row(
                        specs,
                        Wishes.extraSpecs(Map.of("disk", "hdd")),
                        ssd,
                        "AggregateInstanceExtraSpecsFilter: need disk hdd, have ssd, nvme"),
                row(specs, Wishes.extraSpecs(Map.of("hw:cpu_policy", "shared")), host("h"), PASSES),
                row(
                        new AggregateTypeAffinityFilter(),
                        Wishes.plain(),
                        host("h").aggregate(Map.of("instance_type", "m1.large, m1.small")),
                        PASSES),
                row(
                        new AggregateTypeAffinityFilter(),
                        Wishes.plain(),
                        host("h").aggregate(Map.of("instance_type", "m1.large")),
                        "AggregateTypeAffinityFilter: need flavor m1.small, have m1.large"),
                row(
                        new AggregateMultiTenancyIsolation(),
                        Wishes.plain(),
                        host("h").aggregate(Map.of("filter_tenant_id2", "other,project")),
                        PASSES),
                row(
                        new AggregateMultiTenancyIsolation(),
                        Wishes.plain(),
                        host("h").aggregate(Map.of("filter_tenant_id", "other")),
                        "AggregateMultiTenancyIsolation: need project project, have kept for other projects"),
                row(
                        new AggregateImagePropertiesIsolation(),
                        Wishes.image(Map.of("os_distro", "debian")),
                        host("h").aggregate(Map.of("os_distro", "windows")),
                        "AggregateImagePropertiesIsolation: need the image's properties, have os_distro windows"),
                row(
                        new AggregateImagePropertiesIsolation(),
                        Wishes.image(Map.of("os_type", "linux")),
                        host("h").aggregate(Map.of("os_distro", "windows")),
                        PASSES));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource({"status", "resources", "capabilities", "images", "groups", "hints", "loads", "aggregates"})
    void filterSays(String name, HostFilter filter, Question question, HostState host, String verdict) {
        assertEquals(verdict, verdict(filter, question, host));
    }

    @Test
    void unknownFilterNameStopsTheStartWithASuggestion() {
        FilterConfig config = FilterConfig.DEFAULTS.withEnabled(List.of("ComputeFilter", "ComputFilter"));
        NovaException refused = assertThrows(NovaException.class, () -> FilterList.enabled(config));
        assertTrue(refused.getMessage().endsWith("did you mean ComputeFilter?"), refused.getMessage());
    }

    @Test
    void filtersRunInTheConfiguredOrder() {
        FilterConfig config = FilterConfig.DEFAULTS.withEnabled(
                List.of("JsonFilter", "nova.scheduler.filters.compute_filter.ComputeFilter"));
        assertEquals(
                List.of("JsonFilter", "ComputeFilter"),
                FilterList.enabled(config).stream().map(HostFilter::name).toList());
    }
}
