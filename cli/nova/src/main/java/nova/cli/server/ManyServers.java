package nova.cli.server;

import java.util.List;
import nova.cli.CommandFailure;
import nova.cli.command.Invocation;
import nova.cli.json.JsonObject;
import nova.cli.resource.Slug;

/** Does one thing to several servers: a failure is printed and the rest still gets its turn. */
final class ManyServers {
    private ManyServers() {}

    /** What is done to one of them. */
    interface Action<T> {
        void run(T server);
    }

    /** {@code success} has one {@code %s} for the server. */
    static <T> void run(Invocation call, List<T> servers, Action<T> action, String success, String failure) {
        boolean failed = false;
        for (T server : servers) {
            try {
                action.run(server);
                call.output().message(success.formatted(shown(server)));
            } catch (CommandFailure refused) {
                failed = true;
                call.output().message(refused.getMessage());
            }
        }
        if (failed) {
            throw CommandFailure.because(failure);
        }
    }

    private static String shown(Object server) {
        return server instanceof JsonObject found
                ? Slug.of(found.text("name", "")) + " (" + found.text("id", "") + ")"
                : server.toString();
    }
}
