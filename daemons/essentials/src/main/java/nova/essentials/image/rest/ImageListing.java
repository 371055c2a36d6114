package nova.essentials.image.rest;

import static java.util.Map.entry;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import nova.essentials.image.Caller;
import nova.essentials.image.Image;
import nova.http.Query;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Which of the visible images a query asks for, in which order, and which page of them. */
final class ImageListing {
    private static final int DEFAULT_LIMIT = 25;
    private static final int MAX_LIMIT = 1000;

    private static final Set<String> PAGING =
            Set.of("limit", "marker", "sort", "sort_key", "sort_dir", "member_status", "visibility", "os_hidden");

    private static final Map<String, Function<Image, String>> FIELDS = Map.ofEntries(
            entry("name", (Image image) -> image.traits().name().orElse("")),
            entry("id", Image::id),
            entry("status", image -> image.status().word()),
            entry("owner", Image::owner),
            entry("disk_format", image -> image.format().disk().orElse("")),
            entry("container_format", image -> image.format().container().orElse("")),
            entry("protected", image -> Boolean.toString(image.traits().isProtected())),
            entry("min_disk", image -> Integer.toString(image.traits().minDiskGib())),
            entry("min_ram", image -> Integer.toString(image.traits().minRamMib())),
            entry("checksum", image -> image.data().map(Image.Data::md5).orElse("")),
            entry("os_hash_value", image -> image.data().map(Image.Data::sha512).orElse("")));

    private static final Map<String, Comparator<Image>> ORDERS = Map.ofEntries(
            entry("name", Comparator.comparing(FIELDS.get("name"))),
            entry("id", Comparator.comparing(Image::id)),
            entry("status", Comparator.comparing(FIELDS.get("status"))),
            entry("disk_format", Comparator.comparing(FIELDS.get("disk_format"))),
            entry("container_format", Comparator.comparing(FIELDS.get("container_format"))),
            entry(
                    "size",
                    Comparator.comparing(
                            image -> image.data().map(Image.Data::bytes).orElse(0L))),
            entry("created_at", Comparator.comparing(Image::createdAt)),
            entry("updated_at", Comparator.comparing(Image::updatedAt)));

    private ImageListing() {}

    /** One page; {@code next} is the marker of the page after it, when there may be one. */
    record Page(List<Image> images, Optional<String> next) {
        Page {
            images = List.copyOf(images);
        }
    }

    static Page page(List<Image> visible, Query query, Caller caller) {
        List<Image> wanted = visible.stream()
                .filter(image -> fits(image, query, caller))
                .sorted(order(query))
                .toList();
        int from = query.first("marker").map(marker -> after(wanted, marker)).orElse(0);
        int to = Math.min(wanted.size(), from + limit(query));
        List<Image> page = wanted.subList(from, to);
        boolean more = to < wanted.size();
        return new Page(page, more ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    private static boolean fits(Image image, Query query, Caller caller) {
        String visibility = query.first("visibility").orElse("");
        boolean visible = switch (visibility) {
            case "" -> !image.traits().visibility().equals("community") || caller.owns(image);
            case "all" -> true;
            default -> image.traits().visibility().equals(visibility);
        };
        boolean hidden = query.first("os_hidden").map(Boolean::parseBoolean).orElse(false);
        return visible
                && image.traits().hidden() == hidden
                && query.values().entrySet().stream()
                        .filter(filter -> !PAGING.contains(filter.getKey()))
                        .allMatch(filter ->
                                filter.getValue().stream().allMatch(value -> fits(image, filter.getKey(), value)));
    }

    private static boolean fits(Image image, String key, String value) {
        return switch (key) {
            case "tag" -> image.tags().contains(value);
            case "size_min" ->
                image.data().map(data -> data.bytes() >= number(key, value)).orElse(false);
            case "size_max" ->
                image.data().map(data -> data.bytes() <= number(key, value)).orElse(false);
            case "created_at" -> compare(key, value, image.createdAt());
            case "updated_at" -> compare(key, value, image.updatedAt());
            default -> {
                String actual = FIELDS.containsKey(key)
                        ? FIELDS.get(key).apply(image)
                        : image.properties().getOrDefault(key, "");
                yield value.startsWith("in:") ? inList(value).contains(actual) : actual.equals(value);
            }
        };
    }

    /** {@code in:a,"b,c"}: quotes keep a comma inside a value. */
    private static List<String> inList(String value) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        for (char letter : value.substring("in:".length()).toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                items.add(item.toString());
                item.setLength(0);
            } else {
                item.append(letter);
            }
        }
        items.add(item.toString());
        return items;
    }

    private static boolean compare(String key, String value, Instant actual) {
        int colon = value.indexOf(':');
        String operator = colon > 0 && colon < 4 ? value.substring(0, colon) : "eq";
        String text = colon > 0 && colon < 4 ? value.substring(colon + 1) : value;
        BiPredicate<Instant, Instant> test = switch (operator) {
            case "eq" -> (left, right) -> left.compareTo(right) == 0;
            case "neq" -> (left, right) -> left.compareTo(right) != 0;
            case "gt" -> (left, right) -> left.compareTo(right) > 0;
            case "gte" -> (left, right) -> left.compareTo(right) >= 0;
            case "lt" -> (left, right) -> left.compareTo(right) < 0;
            case "lte" -> (left, right) -> left.compareTo(right) <= 0;
            default -> throw bad("Unable to filter using the operator '%s' on %s.".formatted(operator, key));
        };
        try {
            return test.test(actual, Instant.parse(text.endsWith("Z") ? text : text + "Z"));
        } catch (DateTimeParseException malformed) {
            throw bad("'%s' is no time in the form 2026-01-31T12:00:00Z.".formatted(text));
        }
    }

    /** {@code sort=name:asc,size} or {@code sort_key} with {@code sort_dir}; newest first where nothing else decides. */
    private static Comparator<Image> order(Query query) {
        List<String> parts = new ArrayList<>();
        query.first("sort").ifPresent(sort -> parts.addAll(List.of(sort.split(","))));
        List<String> keys = query.all("sort_key");
        List<String> directions = query.all("sort_dir");
        for (int i = 0; i < keys.size(); i++) {
            String direction = directions.isEmpty() ? "desc" : directions.get(Math.min(i, directions.size() - 1));
            parts.add(keys.get(i) + ":" + direction);
        }
        Comparator<Image> order = parts.stream()
                .map(ImageListing::order)
                .reduce(Comparator::thenComparing)
                .orElse(ORDERS.get("created_at").reversed());
        return order.thenComparing(ORDERS.get("created_at").reversed())
                .thenComparing(ORDERS.get("id").reversed());
    }

    private static Comparator<Image> order(String part) {
        String[] words = part.strip().split(":", 2);
        Comparator<Image> order = ORDERS.get(words[0]);
        if (order == null) {
            throw bad("Invalid sort key: '%s'.".formatted(words[0]));
        }
        String direction = words.length > 1 ? words[1] : "desc";
        if (!List.of("asc", "desc").contains(direction)) {
            throw bad("Invalid sort direction: '%s'.".formatted(direction));
        }
        return direction.equals("asc") ? order : order.reversed();
    }

    private static int after(List<Image> images, String marker) {
        for (int i = 0; i < images.size(); i++) {
            if (images.get(i).id().equals(marker)) {
                return i + 1;
            }
        }
        throw bad("The marker %s could not be found.".formatted(marker));
    }

    private static int limit(Query query) {
        return query.first("limit")
                .map(text -> (int) Math.min(MAX_LIMIT, number("limit", text)))
                .orElse(DEFAULT_LIMIT);
    }

    private static long number(String key, String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "%s must be an integer.".formatted(key), malformed);
        }
        throw bad("%s must not be negative.".formatted(key));
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
