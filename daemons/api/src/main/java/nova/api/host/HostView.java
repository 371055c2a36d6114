package nova.api.host;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.http.json.Json;
import nova.model.host.Hypervisor;
import nova.model.schedule.ResourceClass;
import nova.model.schedule.Stock;
import nova.model.usage.ProjectUse;

/** What a host has, what is used of it now, what its servers may use at most, and each project's share of that. */
final class HostView {
    private HostView() {}

    static ArrayNode resources(Hypervisor host, List<ProjectUse> uses) {
        String name = host.service().host().value();
        Stock cores = host.stocks().getOrDefault(ResourceClass.VCPU, Stock.NONE);
        Stock memory = host.stocks().getOrDefault(ResourceClass.MEMORY_MB, Stock.NONE);
        Stock disk = host.stocks().getOrDefault(ResourceClass.DISK_GB, Stock.NONE);
        ArrayNode array = Json.array();
        array.add(resource(name, new ProjectUse("(total)", cores.total(), memory.total(), disk.total())));
        array.add(resource(
                name, new ProjectUse("(used_now)", cores.used(), memory.used() + memory.reserved(), disk.used())));
        ProjectUse sum = uses.stream().reduce(new ProjectUse("(used_max)", 0, 0, 0), ProjectUse::plus);
        array.add(resource(name, sum));
        uses.forEach(use -> array.add(resource(name, use)));
        return array;
    }

    private static ObjectNode resource(String host, ProjectUse use) {
        ObjectNode node = Json.object();
        node.putObject("resource")
                .put("host", host)
                .put("project", use.project())
                .put("cpu", use.cores())
                .put("memory_mb", use.memoryMib())
                .put("disk_gb", use.diskGib());
        return node;
    }
}
