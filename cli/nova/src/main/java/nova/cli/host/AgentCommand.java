package nova.cli.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova agent-list}, {@code -create}, {@code -modify} and {@code -delete}; no server knows agents any more. */
public final class AgentCommand implements Command {
    private final String verb;

    public AgentCommand(String verb) {
        this.verb = verb;
    }

    @Override
    public void shape(Shape shape) {
        switch (verb) {
            case "list" -> shape.option("--hypervisor", "<hypervisor>", "Type of the hypervisor.");
            case "create" ->
                shape.positional("<os>", "Operating system.")
                        .positional("<architecture>", "Architecture.")
                        .positional("<version>", "Version.")
                        .positional("<url>", "Where to get it.")
                        .positional("<md5hash>", "MD5 sum.")
                        .positional("<hypervisor>", "Type of the hypervisor.");
            case "modify" ->
                shape.positional("<id>", "Id of the build.")
                        .positional("<version>", "Version.")
                        .positional("<url>", "Where to get it.")
                        .positional("<md5hash>", "MD5 sum.");
            default -> shape.positional("<id>", "Id of the build.");
        }
    }

    @Override
    public void run(Invocation call) {
        call.output()
                .warning(
                        "This command has been deprecated since 23.0.0 Wallaby Release and will be removed in the first"
                                + " major release after the Nova server 24.0.0 X release.");
        switch (verb) {
            case "list" ->
                Listing.print(
                        call,
                        call.cloud()
                                .get("/os-agents"
                                        + new Query()
                                                .addFilled(
                                                        "hypervisor",
                                                        call.arguments().text("--hypervisor"))
                                                .text())
                                .objects("agents"),
                        List.of("Agent_id", "Hypervisor", "OS", "Architecture", "Version", "Md5hash", "Url"));
            case "create" -> {
                Map<String, Object> agent =
                        fields(call, "os", "architecture", "version", "url", "md5hash", "hypervisor");
                call.output()
                        .properties(call.cloud()
                                .post("/os-agents", Map.of("agent", agent))
                                .object("agent")
                                .copy());
            }
            case "modify" -> {
                Map<String, Object> change = fields(call, "id", "version", "url", "md5hash");
                change.remove("id");
                call.output()
                        .properties(call.cloud()
                                .put("/os-agents/" + Query.inPath(call.positional(0)), Map.of("para", change))
                                .object("agent")
                                .copy());
            }
            default -> call.cloud().delete("/os-agents/" + Query.inPath(call.positional(0)));
        }
    }

    private static Map<String, Object> fields(Invocation call, String... names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            fields.put(names[i], call.positional(i));
        }
        return fields;
    }
}
