package nova.benchmarks.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nova.model.context.ProjectId;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;
import nova.model.guest.HostInventory;
import nova.model.guest.HostInventory.Supported;
import nova.model.guest.HostInventory.Totals;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.schedule.Explanation;
import nova.model.schedule.HostFacts;
import nova.model.schedule.HostFacts.Load;
import nova.model.schedule.HostFacts.Service;
import nova.model.schedule.PlacementWish;
import nova.model.schedule.PlacementWish.HostWish;
import nova.model.schedule.Stock;
import nova.model.server.ServerId;
import nova.runtime.port.SystemPlatform;
import nova.scheduler.SchedulerDaemon;
import nova.scheduler.config.SchedulerConfig;
import nova.scheduler.decision.Decision;
import nova.scheduler.decision.Question;
import nova.scheduler.decision.Ranking;
import nova.scheduler.host.AggregateSet;
import nova.scheduler.host.Hardware;
import nova.scheduler.host.HostSet;
import nova.scheduler.host.HostState;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One scheduling decision with all default filters and weighers, the first host and two alternates taken, and the
 * explanation written. One host in ten is full, one in fifty is down. SampleTime gives the percentiles of design.md §11.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class DecisionBenchmark {
    private static final int ALTERNATES = 2;

    @Param({"1000", "5000"})
    public int hosts;

    private HostSet all;
    private Decision decision;
    private Question question;

    @Setup
    public void setUp() {
        List<HostState> states = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            states.add(host(i));
        }
        all = HostSet.of(states);
        decision = SchedulerDaemon.decision(new SystemPlatform(), SchedulerConfig.DEFAULTS);
        question = new Question(
                new PlacementWish(
                        new ProjectId("project"),
                        new Flavor(
                                new FlavorId("2"),
                                "m1.small",
                                Optional.empty(),
                                new FlavorSize(1, 2048, 20, 0, 0, 1.0),
                                true,
                                false,
                                Map.of("capabilities:cpu_info:vendor", "AMD")),
                        Map.of("VCPU", 1L, "MEMORY_MB", 2048L, "DISK_GB", 20L),
                        Map.of("hw_architecture", "x86_64"),
                        Optional.of("nova"),
                        Map.of(),
                        Optional.empty(),
                        HostWish.ANY),
                new ServerId("server"),
                Optional.empty(),
                Map.of());
    }

    private static HostState host(int number) {
        HostName name = new HostName("compute-%05d".formatted(number));
        long usedRam = number % 10 == 0 ? 65_000 : number % 29 * 1024L;
        HostFacts facts = new HostFacts(
                new HostId("id-" + number),
                name,
                name.value(),
                new Service(false, Optional.empty(), number % 50 != 1),
                new Load(number % 30, 0),
                Map.of(
                        "VCPU", new Stock(32, 0, 4.0, number % 30),
                        "MEMORY_MB", new Stock(65_536, 512, 1.0, usedRam),
                        "DISK_GB", new Stock(2000, 0, 1.0, number % 30 * 20L)),
                "digest",
                1);
        HostInventory inventory = new HostInventory(
                name.value(),
                "QEMU",
                7_002_000,
                new Totals(32, 65_536, 2000, 0, 0),
                "{\"arch\":\"x86_64\",\"vendor\":\"AMD\"}",
                List.of(new Supported("i686", "qemu", "hvm"), new Supported("x86_64", "qemu", "hvm")),
                "10.0.0.1");
        return new HostState(facts, Hardware.of("digest", inventory), AggregateSet.NONE, "nova", number % 3);
    }

    @Benchmark
    public Explanation decide() {
        Ranking ranking = decision.rank(all, question);
        for (int taken = 0; taken <= ALTERNATES; taken++) {
            ranking.next();
        }
        return ranking.explanation();
    }
}
