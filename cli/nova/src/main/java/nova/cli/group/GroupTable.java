package nova.cli.group;

import java.util.List;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.json.JsonObject;

/** Server groups in the columns of their microversion. */
final class GroupTable {
    private static final int OWNERS_SINCE_MINOR = 13;
    private static final int ONE_POLICY_SINCE_MINOR = 64;

    private GroupTable() {}

    static void print(Invocation call, List<JsonObject> groups) {
        Listing.print(call, groups, titles(call));
    }

    static boolean onePolicy(Invocation call) {
        return call.cloud().atLeast(ONE_POLICY_SINCE_MINOR);
    }

    private static List<String> titles(Invocation call) {
        if (onePolicy(call)) {
            return List.of("Id", "Name", "Project Id", "User Id", "Policy", "Rules", "Members");
        }
        return call.cloud().atLeast(OWNERS_SINCE_MINOR)
                ? List.of("Id", "Name", "Project Id", "User Id", "Policies", "Members", "Metadata")
                : List.of("Id", "Name", "Policies", "Members", "Metadata");
    }
}
