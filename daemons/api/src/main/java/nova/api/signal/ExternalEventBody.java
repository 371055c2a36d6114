package nova.api.signal;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;
import static nova.http.body.Rules.text;
import static nova.http.body.Rules.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Mistake;
import nova.http.body.Place;
import nova.http.body.Rules;
import nova.http.body.ValueRule;
import nova.http.version.Microversion;

/** Decodes the body of {@code POST /os-server-external-events}. */
record ExternalEventBody(String server, String name, Optional<String> tag, String status) {
    /** More than any service sends at once. */
    private static final int MAX_EVENTS = 1000;

    private record Name(String word, Microversion since) {}

    private static final List<Name> NAMES = List.of(
            new Name("network-changed", new Microversion(2, 0)),
            new Name("network-vif-plugged", new Microversion(2, 0)),
            new Name("network-vif-unplugged", new Microversion(2, 0)),
            new Name("network-vif-deleted", new Microversion(2, 0)),
            new Name("volume-extended", new Microversion(2, 51)),
            new Name("power-update", new Microversion(2, 76)),
            new Name("accelerator-request-bound", new Microversion(2, 82)),
            new Name("volume-reimaged", new Microversion(2, 93)));

    static final ValueRule RULE = object(field(
                    "events",
                    list(
                            object(
                                    field("name", text().and(ExternalEventBody::known))
                                            .mandatory(),
                                    field("server_uuid", uuid()).mandatory(),
                                    field("status", oneOfWords("failed", "completed", "in-progress")),
                                    field("tag", text(0, 255))),
                            1,
                            MAX_EVENTS))
            .mandatory());

    static List<ExternalEventBody> read(HttpRequest request) {
        List<ExternalEventBody> events = new ArrayList<>();
        BodyCheck.body(RULE, request.json(), request.version())
                .get("events")
                .forEach(event -> events.add(new ExternalEventBody(
                        event.get("server_uuid").asText(),
                        event.get("name").asText(),
                        Optional.ofNullable(event.path("tag").textValue()),
                        event.path("status").asText("completed"))));
        return events;
    }

    /** Of the names that the version knows. */
    private static Optional<Mistake> known(JsonNode value, Place place) {
        String[] words = NAMES.stream()
                .filter(name -> place.version().compareTo(name.since()) >= 0)
                .map(Name::word)
                .toArray(String[]::new);
        return Rules.words(words).check(value, place);
    }
}
