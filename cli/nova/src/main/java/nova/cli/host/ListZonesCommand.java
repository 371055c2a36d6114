package nova.cli.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;

/** {@code nova availability-zone-list}: a tree of zones, and for administrators of their hosts and services. */
public final class ListZonesCommand implements Command {
    @Override
    public void shape(Shape shape) {
        // takes nothing
    }

    @Override
    public void run(Invocation call) {
        List<List<Object>> rows = new ArrayList<>();
        for (JsonObject zone : zones(call)) {
            boolean available = Boolean.TRUE.equals(zone.object("zoneState").raw("available"));
            rows.add(Arrays.asList(zone.raw("zoneName"), available ? "available" : "not available"));
            JsonObject hosts = zone.object("hosts");
            for (String host : new TreeSet<>(hosts.fields().keySet())) {
                rows.add(Arrays.asList("|- " + host, ""));
                hosts.object(host)
                        .fields()
                        .forEach((service, state) ->
                                rows.add(Arrays.asList("| |- " + service, state(JsonObject.of(state)))));
            }
        }
        call.output().table(List.of("Name", "Status"), rows);
    }

    private static List<JsonObject> zones(Invocation call) {
        try {
            return call.cloud().get("/os-availability-zone/detail").objects("availabilityZoneInfo");
        } catch (CommandFailure failure) {
            if (!failure.is("Forbidden")) {
                throw failure;
            }
            return call.cloud().get("/os-availability-zone").objects("availabilityZoneInfo");
        }
    }

    private static String state(JsonObject service) {
        String active = Boolean.TRUE.equals(service.raw("active")) ? "enabled" : "disabled";
        String available = Boolean.TRUE.equals(service.raw("available")) ? ":-)" : "XXX";
        return active + " " + available + " " + service.text("updated_at", "None");
    }
}
