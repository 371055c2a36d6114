package nova.cli.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import nova.cli.json.JsonObject;

/** What one project used; pages are added up. */
record UsageTotals(String project, int servers, double memory, double cpus, double disk) {
    static UsageTotals of(JsonObject usage) {
        return new UsageTotals(
                usage.text("tenant_id", ""),
                usage.list("server_usages").size(),
                number(usage, "total_memory_mb_usage"),
                number(usage, "total_vcpus_usage"),
                number(usage, "total_local_gb_usage"));
    }

    UsageTotals plus(UsageTotals other) {
        return new UsageTotals(
                project, servers + other.servers, memory + other.memory, cpus + other.cpus, disk + other.disk);
    }

    List<Object> cells() {
        return List.of("" + servers, twoDecimals(memory), twoDecimals(cpus), twoDecimals(disk));
    }

    private static double number(JsonObject usage, String name) {
        return usage.raw(name) instanceof Number number ? number.doubleValue() : 0;
    }

    private static String twoDecimals(double value) {
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
