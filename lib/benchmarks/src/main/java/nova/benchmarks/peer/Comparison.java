package nova.benchmarks.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What two answers to the same request say differently, one sentence each. */
final class Comparison {
    /** Made by chance, or chosen by a scheduler among equals: there must be one of the same kind. */
    private static final Set<String> BY_CHANCE = Set.of(
            "adminPass",
            "private_key",
            "public_key",
            "fingerprint",
            "OS-EXT-SRV-ATTR:host",
            "OS-EXT-SRV-ATTR:hypervisor_hostname",
            "last_heartbeat",
            "uptime_seconds");

    /** Lists that the network service gives in the order of its ids, which are by chance. */
    private static final Set<String> IN_ANY_ORDER = Set.of("rules", "security_groups");

    /** Lists in the order in which hosts came, or none at all, and what their elements are called by. */
    private static final Map<String, List<String>> BY_ARRIVAL = Map.of(
            "services",
            List.of("binary", "host"),
            "hosts",
            List.of("service", "host_name"),
            "hosts_not_run",
            List.of());

    private static final int SHOWN = 300;

    private final Answer real;
    private final Answer ours;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Answer real, Answer ours) {
        this.real = real;
        this.ours = ours;
    }

    static List<String> of(Answer real, Answer ours) {
        Comparison comparison = new Comparison(real, ours);
        comparison.compare();
        return comparison.differences;
    }

    private void compare() {
        if (real.status() != ours.status()) {
            say("status", Integer.toString(real.status()), Integer.toString(ours.status()));
        }
        Set<String> headers = new TreeSet<>(real.headers().keySet());
        headers.addAll(ours.headers().keySet());
        for (String header : headers) {
            String theirs = real.headers().get(header);
            String here = ours.headers().get(header);
            if (!Objects.equals(theirs, here)) {
                say("header " + header, theirs, here);
            }
        }
        if (real.isJson() && ours.isJson()) {
            compare("", real.json(), ours.json());
        } else if (!real.text().equals(ours.text())) {
            say("body", real.text(), ours.text());
        }
    }

    private void compare(String path, JsonNode theirs, JsonNode here) {
        if (theirs.isObject() && here.isObject()) {
            Set<String> keys = new TreeSet<>();
            theirs.fieldNames().forEachRemaining(keys::add);
            here.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                String inner = path + "/" + key;
                if (!here.has(key)) {
                    say(inner, theirs.get(key).toString(), null);
                } else if (!theirs.has(key)) {
                    say(inner, null, here.get(key).toString());
                } else if (!byChance(key, theirs.get(key)) || !sameKind(theirs.get(key), here.get(key))) {
                    compare(inner, theirs.get(key), here.get(key));
                }
            }
        } else if (theirs.isArray() && here.isArray() && theirs.size() == here.size()) {
            List<JsonNode> first = inOrder(path, theirs);
            List<JsonNode> second = inOrder(path, here);
            for (int index = 0; index < first.size(); index++) {
                compare(path + "/" + index, first.get(index), second.get(index));
            }
        } else if (!theirs.equals(here)) {
            say(path.isEmpty() ? "body" : path, theirs.toString(), here.toString());
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    /** By what they say, whatever the order of their keys and of such lists in them. */
    private static List<JsonNode> sorted(JsonNode array) {
        return elements(array).stream()
                .sorted(Comparator.comparing(Comparison::plain))
                .toList();
    }

    private static String plain(JsonNode node) {
        if (node.isArray()) {
            return elements(node).stream()
                    .map(Comparison::plain)
                    .sorted()
                    .toList()
                    .toString();
        }
        if (!node.isObject()) {
            return node.toString();
        }
        Map<String, String> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
        return fields.toString();
    }

    private static List<JsonNode> inOrder(String path, JsonNode array) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> keys = BY_ARRIVAL.get(name);
        if (keys == null) {
            return IN_ANY_ORDER.contains(name) ? sorted(array) : elements(array);
        }
        return elements(array).stream()
                .sorted(Comparator.comparing(element -> element.isTextual()
                        ? element.textValue()
                        : keys.stream()
                                .map(key -> element.path(key).asText())
                                .toList()
                                .toString()))
                .toList();
    }

    /** Numbers of rows are counted by the database, which may skip some. */
    private static boolean byChance(String key, JsonNode value) {
        return BY_CHANCE.contains(key) || key.equals("id") && value.isInt();
    }

    private static boolean sameKind(JsonNode theirs, JsonNode here) {
        return theirs.getNodeType() == here.getNodeType();
    }

    private void say(String where, String theirs, String here) {
        differences.add(where + ": real " + shown(theirs) + ", ours " + shown(here));
    }

    private static String shown(String text) {
        if (text == null) {
            return "none";
        }
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
