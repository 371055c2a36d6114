package nova.runtime.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.RuntimeMXBean;

/** Figures every process has. */
public final class JvmMetrics {
    private JvmMetrics() {}

    public static void register(Metrics metrics) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        metrics.gauge(
                "jvm_heap_used_bytes",
                "Heap in use.",
                () -> memory.getHeapMemoryUsage().getUsed());
        metrics.gauge(
                "jvm_heap_committed_bytes",
                "Heap taken from the system.",
                () -> memory.getHeapMemoryUsage().getCommitted());
        metrics.gauge(
                "jvm_nonheap_used_bytes",
                "Memory of classes and code.",
                () -> memory.getNonHeapMemoryUsage().getUsed());
        metrics.gauge(
                "jvm_threads",
                "Live platform threads.",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        metrics.gauge("process_uptime_seconds", "Time since start.", () -> runtime.getUptime() / 1e3);
        metrics.gauge("system_load_average", "Load of the last minute.", system::getSystemLoadAverage);
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> metrics.gauge(
                        "jvm_gc_seconds",
                        "Time spent collecting.",
                        () -> collector.getCollectionTime() / 1e3,
                        "collector",
                        collector.getName()));
    }
}
