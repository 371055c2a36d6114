package nova.cli.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Query;

/** {@code nova usage-list}: what every project used. */
public final class ListUsageCommand implements Command {
    @Override
    public void shape(Shape shape) {
        UsagePeriod.declare(shape);
    }

    @Override
    public void run(Invocation call) {
        UsagePeriod period = UsagePeriod.of(call.arguments());
        Map<String, UsageTotals> totals = new LinkedHashMap<>();
        String marker = "";
        do {
            Query query = period.query().add("detailed", 1);
            if (!marker.isEmpty()) {
                query.add("marker", marker);
            }
            List<JsonObject> page =
                    call.cloud().get("/os-simple-tenant-usage" + query.text()).objects("tenant_usages");
            page.forEach(usage -> totals.merge(usage.text("tenant_id", ""), UsageTotals.of(usage), UsageTotals::plus));
            marker = call.cloud().atLeast(40) ? lastServer(page) : "";
        } while (!marker.isEmpty());
        call.output().message(period.title());
        List<List<Object>> rows = new ArrayList<>();
        totals.forEach((project, usage) -> {
            List<Object> row = new ArrayList<>(List.of(project));
            row.addAll(usage.cells());
            rows.add(row);
        });
        call.output().table(List.of("Tenant ID", "Servers", "RAM MiB-Hours", "CPU Hours", "Disk GiB-Hours"), rows);
    }

    private static String lastServer(List<JsonObject> page) {
        if (page.isEmpty()) {
            return "";
        }
        List<JsonObject> servers = page.getLast().objects("server_usages");
        return servers.isEmpty() ? "" : servers.getLast().text("instance_id", "");
    }
}
