package nova.api.golden;

import static nova.api.golden.VersionCase.get;

import java.util.List;

/** What versions changed of a server's actions. */
final class ActionVersions {
    private static final String ACTIONS = "/servers/{server}/os-instance-actions";
    private static final String ONE = ACTIONS + "/req-{server}";

    private ActionVersions() {}

    static List<VersionCase> all() {
        return List.of(
                get(51, "action-events-for-members", ONE).adds("instanceAction/events"),
                get(58, "actions-updated", ACTIONS).adds("instanceActions[]/updated_at"),
                get(58, "actions-paged", ACTIONS + "?limit=1").adds("instanceActions[]/updated_at", "links"),
                get(58, "actions-unknown-query", ACTIONS + "?nonsense=1").statuses(200, 400),
                get(58, "action-updated", ONE).adds("instanceAction/updated_at"),
                get(62, "action-event-host-tag", ONE).adds("instanceAction/events[]/hostId"),
                get(62, "action-event-host", ONE)
                        .asAdmin()
                        .adds("instanceAction/events[]/hostId", "instanceAction/events[]/host"),
                get(66, "actions-changes-before", ACTIONS + "?changes-before=2001-01-01T00:00:00Z")
                        .statuses(400, 200),
                get(84, "action-event-details", ONE).asAdmin().adds("instanceAction/events[]/details"));
    }
}
