package nova.cli.server;

import java.util.List;
import java.util.Map;
import nova.cli.cloud.Cloud;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;
import nova.cli.resource.Query;

/** {@code nova server-tag-list}, {@code -add}, {@code -set}, {@code -delete} and {@code -delete-all}. */
public final class ServerTagsCommand implements Command {
    private static final int FIRST_MINOR = 26;

    private final String what;

    public ServerTagsCommand(String what) {
        this.what = what;
    }

    @Override
    public void shape(Shape shape) {
        shape.commandSince(FIRST_MINOR).positional("<server>", "Name or id of the server.");
        if (!what.equals("list") && !what.equals("delete-all")) {
            shape.positionals(what.equals("set") ? "<tags>" : "<tag>", "The tags.");
        }
    }

    @Override
    public void run(Invocation call) {
        Cloud cloud = call.cloud();
        String path =
                "/servers/" + Finder.ofServers(cloud).find(call.positional(0)).text("id", "") + "/tags";
        switch (what) {
            case "list" ->
                call.output()
                        .table(
                                List.of("Tag"),
                                cloud.get(path).list("tags").stream()
                                        .map(List::of)
                                        .toList());
            case "set" -> cloud.put(path, Map.of("tags", call.positionalsFrom(1)));
            case "delete-all" -> cloud.delete(path);
            case "add" ->
                ManyServers.run(
                        call,
                        call.positionalsFrom(1),
                        tag -> cloud.putNothing(path + "/" + Query.inPath(tag)),
                        "Request to add tag %s to specified server has been accepted.",
                        "Unable to add the specified tag to the server.");
            default ->
                ManyServers.run(
                        call,
                        call.positionalsFrom(1),
                        tag -> cloud.delete(path + "/" + Query.inPath(tag)),
                        "Request to delete tag %s from specified server has been accepted.",
                        "Unable to delete the specified tag from the server.");
        }
    }
}
