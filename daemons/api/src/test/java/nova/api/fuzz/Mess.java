package nova.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nova.http.json.Json;

/** Values no client should send, and bodies that were right before something happened to them. */
final class Mess {
    /** No UTF-8 has it, but a JSON escape may. */
    private static final String LONE_SURROGATE = "\ud800";

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "a\nb\r\n",
            "\ud83d\ude00 é ß 漢字",
            "a" + LONE_SURROGATE + "b",
            "\u202e\u200f",
            "e\u0301\u0301\u0301",
            "null",
            "None",
            "true",
            "-1",
            "0",
            "1",
            "00000000000000000000",
            "99999999999999999999999999999999999999",
            "-9223372036854775809",
            "2147483648",
            "1e400",
            "1.5",
            "NaN",
            "Infinity",
            "0x10",
            "٣",
            "' OR '1'='1",
            "\"; DROP TABLE servers; --",
            "%s%n%x {0} ${jndi:ldap://x}",
            "../../etc/passwd",
            "(((((",
            "(a+)+$",
            "[",
            "*",
            "\\",
            "%",
            "_",
            "11111111-2222-3333-4444-555555555555",
            "urn:uuid:{11111111-2222-3333-4444-555555555555}",
            "111111112222333344445555555555551",
            "zzzzzzzz-2222-3333-4444-555555555555",
            "2026-01-01",
            "2026-13-45T99:99:99",
            "+999999999-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "255.255.255.256",
            "::ffff:1.2.3.4%eth0",
            "nova:h1:h2",
            "auto",
            "none",
            "ssh-rsa AAAA",
            "a,b/c",
            "in",
            "<in> 5 <or>",
            "None or 1=1");
    private static final List<String> LITERALS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "99999999999999999999999999999999999999999999999999",
            "1.5",
            "-0.0",
            "1e308",
            "1e999",
            "1E-400",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"\":null}",
            "[1,[2,[3]]]");
    private static final int MOST_CHANGES = 3;
    private static final int LONG = 70_000;
    private static final int DEEP = 60;

    private final Random random;

    Mess(Random random) {
        this.random = random;
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String text() {
        return switch (random.nextInt(12)) {
            case 0 -> pick(TEXTS).repeat(1 + random.nextInt(40));
            case 1 -> "x".repeat(pick(List.of(36, 60, 61, 254, 255, 256, 300, 1000, 1025, LONG)));
            case 2 -> "\ud83d\ude00".repeat(pick(List.of(60, 64, 128, 255, 256)));
            case 3 ->
                random.ints(1 + random.nextInt(20), 0, 0x3000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            default -> pick(TEXTS);
        };
    }

    /** As text, since some of it no parser would write. */
    private JsonNode value() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Json.object().put("", text()).get("");
            case 2 -> deep(1 + random.nextInt(DEEP));
            case 3 -> wide(pick(List.of(2, 51, 300)));
            default -> Json.read(pick(LITERALS).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        };
    }

    private JsonNode deep(int levels) {
        JsonNode inner = Json.object().put("", text()).get("");
        for (int i = 0; i < levels; i++) {
            inner = random.nextBoolean()
                    ? Json.array().add(inner)
                    : Json.object().set("a", inner);
        }
        return inner;
    }

    private JsonNode wide(int many) {
        if (random.nextBoolean()) {
            ArrayNode array = Json.array();
            for (int i = 0; i < many; i++) {
                array.add("item" + i);
            }
            return array;
        }
        ObjectNode object = Json.object();
        for (int i = 0; i < many; i++) {
            object.put("key" + i, "value");
        }
        return object;
    }

    /** A body made of a right one; empty text for none. */
    String body(String right) {
        if (oneIn(12)) {
            return pick(List.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "5",
                    "\"a\"",
                    "{}",
                    "{} {}",
                    "\u0000",
                    "[".repeat(5000),
                    "{\"a\":".repeat(500)));
        }
        JsonNode root = right.isEmpty() ? value() : Json.read(right.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        int changes = random.nextInt(MOST_CHANGES + 1);
        for (int i = 0; i < changes; i++) {
            root = changed(root);
        }
        String text = root.toString().replace(LONE_SURROGATE, "\\ud800");
        return oneIn(10) ? text.replaceFirst("\\{", "{\"a\":1,\"a\":2,") : text;
    }

    private JsonNode changed(JsonNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        if (containers.isEmpty()) {
            return value();
        }
        switch (pick(containers)) {
            case ObjectNode object -> change(object);
            case ArrayNode array when array.isEmpty() || oneIn(3) -> array.add(value());
            case ArrayNode array -> array.set(random.nextInt(array.size()), value());
            case JsonNode other -> throw new IllegalStateException("no container: " + other);
        }
        return root;
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || oneIn(6)) {
            object.set(text(), value());
        } else if (oneIn(6)) {
            object.remove(pick(names));
        } else {
            object.set(pick(names), value());
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
