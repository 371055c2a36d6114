package nova.cli.server;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.command.Invocation;
import nova.cli.json.JsonObject;

/**
 * Looks at a server until it is in a wanted status, with one line of progress that is written over. Besides
 * novaclient's percentage the line has the real step: the task state and the event of the running action.
 */
public final class StatusPoll {
    public static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Invocation call;
    private final String doing;
    private boolean percent = true;
    private int lastLength;

    public StatusPoll(Invocation call, String doing) {
        this.call = call;
        this.doing = doing;
    }

    public StatusPoll withoutPercent() {
        this.percent = false;
        return this;
    }

    public void until(String serverId, String... wanted) {
        until(() -> call.cloud().get("/servers/" + serverId).object("server"), wanted);
    }

    /** {@code look} asks for whatever is waited for; it has a status, as servers have. */
    public void until(Supplier<JsonObject> look, String... wanted) {
        Duration pause = FIRST_PAUSE;
        call.output().message("");
        while (true) {
            JsonObject server = look.get();
            String status = server.text("status", "").toLowerCase(Locale.ROOT);
            if (List.of(wanted).contains(status)) {
                show("100", "");
                call.output().message("\nFinished");
                return;
            }
            if (status.equals("error")) {
                call.output().message("\nError " + doing + " server");
                throw inError(server);
            }
            if (status.equals("deleted")) {
                call.output().message("\nDeleted " + doing + " server");
                throw new CommandFailure(
                        "InstanceInDeletedState", server.object("fault").text("message", "the server is deleted"));
            }
            show(server.text("progress", "0"), step(server));
            call.surroundings().pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void show(String progress, String step) {
        StringBuilder line = new StringBuilder("\rServer ").append(doing).append("...");
        if (percent) {
            line.append(' ').append(progress).append("% complete");
        }
        if (!step.isEmpty()) {
            line.append(" (").append(step).append(')');
        }
        int length = line.length();
        line.repeat(' ', Math.max(0, lastLength - length));
        lastLength = length;
        call.output().progress(line.toString());
    }

    /** {@code spawning: build}; either part may be missing. */
    private String step(JsonObject server) {
        String task = server.text("OS-EXT-STS:task_state", "");
        String event = runningEvent(server.text("id", "")).orElse("");
        return task.isEmpty() || event.isEmpty() ? task + event : task + ": " + event;
    }

    private Optional<String> runningEvent(String serverId) {
        Cloud cloud = call.cloud();
        if (!cloud.atLeast(51)) {
            return Optional.empty();
        }
        try {
            String base = "/servers/" + serverId + "/os-instance-actions";
            List<JsonObject> actions = cloud.get(base).objects("instanceActions");
            if (actions.isEmpty()) {
                return Optional.empty();
            }
            JsonObject newest = cloud.get(base + "/" + actions.getFirst().text("request_id", ""))
                    .object("instanceAction");
            return newest.objects("events").stream()
                    .filter(event -> event.raw("finish_time") == null)
                    .findFirst()
                    .flatMap(event -> event.text("event"));
        } catch (CommandFailure _) {
            // the step is a courtesy; the status above decides
            return Optional.empty();
        }
    }

    private static CommandFailure inError(JsonObject server) {
        String reason = server.object("fault")
                .text("message")
                .map(each -> " due to '" + each + "'")
                .orElse("");
        return new CommandFailure("ResourceInErrorState", "`Server` resource is in the error state" + reason + ".");
    }
}
