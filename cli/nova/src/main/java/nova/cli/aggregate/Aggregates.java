package nova.cli.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.command.Invocation;
import nova.cli.json.JsonObject;
import nova.cli.json.PythonText;
import nova.cli.resource.Query;

/** Finds aggregates by name or number, and prints one as all commands about aggregates do. */
final class Aggregates {
    private static final int UUID_SINCE_MINOR = 41;

    private Aggregates() {}

    static JsonObject find(Cloud cloud, String text) {
        List<JsonObject> matches = cloud.get("/os-aggregates").objects("aggregates").stream()
                .filter(each -> each.text("name", "").equals(text))
                .toList();
        if (matches.size() > 1) {
            throw CommandFailure.because(
                    "Multiple aggregate matches found for '" + text + "', use an ID to be more specific.");
        }
        if (matches.size() == 1) {
            return matches.getFirst();
        }
        boolean number = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
        try {
            if (number) {
                return cloud.get(path(text)).object("aggregate");
            }
        } catch (CommandFailure failure) {
            if (!failure.is("NotFound")) {
                throw failure;
            }
        }
        throw CommandFailure.because("No aggregate with a name or ID of '" + text + "' exists.");
    }

    static String path(String id) {
        return "/os-aggregates/" + Query.inPath(id);
    }

    static String path(JsonObject aggregate) {
        return path(aggregate.text("id", ""));
    }

    /** Answers about a new aggregate lack its hosts and metadata; they are read then. */
    static void print(Invocation call, JsonObject said) {
        JsonObject aggregate = said.has("hosts") && said.has("metadata")
                ? said
                : call.cloud().get(path(said)).object("aggregate");
        List<String> titles = new ArrayList<>(List.of("Id", "Name", "Availability Zone", "Hosts", "Metadata"));
        List<Object> row = new ArrayList<>(Arrays.asList(
                aggregate.raw("id"),
                aggregate.raw("name"),
                aggregate.raw("availability_zone"),
                quoted(aggregate.list("hosts")),
                quoted(pairs(aggregate.object("metadata").fields()))));
        if (call.cloud().atLeast(UUID_SINCE_MINOR)) {
            titles.add("UUID");
            row.add(aggregate.raw("uuid"));
        }
        call.output().table(titles, List.of(row));
    }

    private static List<Object> pairs(Map<String, Object> metadata) {
        List<Object> pairs = new ArrayList<>();
        new TreeMap<>(metadata).forEach((key, value) -> pairs.add(key + "=" + PythonText.of(value)));
        return pairs;
    }

    private static String quoted(List<Object> texts) {
        return String.join(
                ", ",
                texts.stream().map(each -> "'" + PythonText.of(each) + "'").toList());
    }
}
