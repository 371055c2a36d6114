package nova.cli.server;

import java.util.Arrays;
import java.util.List;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/**
 * {@code nova explain}, ours: why the scheduler decided as it did. Administrators see each host with the first check
 * that failed; others see how many hosts each check turned away.
 */
public final class ExplainServerCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        JsonObject explanation =
                call.cloud().get("/x/servers/" + id + "/explain").object("explanation");
        call.output().message(explanation.text("message", ""));
        call.output()
                .message("Hosts considered: " + explanation.number("considered", 0) + ", accepted: "
                        + explanation.number("accepted", 0));
        List<JsonObject> hosts = explanation.objects("hosts");
        if (hosts.isEmpty()) {
            List<JsonObject> sums = explanation.objects("sums");
            call.output()
                    .table(
                            List.of("Check", "Hosts"),
                            sums.stream()
                                    .map(each -> Arrays.asList(each.raw("check"), each.raw("hosts")))
                                    .toList());
            return;
        }
        call.output()
                .table(
                        List.of("Host", "Check", "Need", "Have"),
                        hosts.stream()
                                .map(each -> Arrays.asList(
                                        each.raw("host"), each.raw("check"), each.raw("need"), each.raw("have")))
                                .toList());
    }
}
