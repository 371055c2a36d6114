package nova.cli.help;

import java.util.List;
import nova.cli.cloud.ApiVersion;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;

/** {@code nova version-list}. */
public final class ListVersionsCommand implements Command {
    @Override
    public void shape(Shape shape) {
        // takes nothing
    }

    @Override
    public void run(Invocation call) {
        List<JsonObject> versions = call.cloud().versions().objects("versions");
        boolean micro = !versions.isEmpty() && versions.getFirst().has("min_version");
        call.output().message("Client supported API versions:");
        call.output().message("Minimum version " + ApiVersion.OLDEST);
        call.output().message("Maximum version " + ApiVersion.NEWEST_SHOWN);
        call.output().message("\nServer supported API versions:");
        Listing.print(
                call,
                versions,
                micro
                        ? List.of("Id", "Status", "Updated", "Min Version", "Version")
                        : List.of("Id", "Status", "Updated"));
    }
}
