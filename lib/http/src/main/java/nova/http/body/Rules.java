package nova.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nova.http.json.Json;
import nova.http.json.PythonText;

/** The vocabulary of body rules; messages are those of Python's jsonschema, because clients and tests read them. */
public final class Rules {
    private static final ValueRule ANYTHING = (value, place) -> Optional.empty();

    private Rules() {}

    /** Any value at all. */
    public static ValueRule anything() {
        return ANYTHING;
    }

    /** One of the JSON types string, integer, number, boolean, null, object, array. */
    public static ValueRule type(String... names) {
        String wanted = Arrays.stream(names).map(PythonText::repr).collect(Collectors.joining(", "));
        return unless(
                        value -> Arrays.stream(names).anyMatch(name -> is(name, value)),
                        value -> PythonText.repr(value) + " is not of type " + wanted)
                .described(Words.types(List.of(names)));
    }

    public static ValueRule text() {
        return type("string");
    }

    public static ValueRule text(int minLength, int maxLength) {
        return text().and(length(minLength, maxLength));
    }

    /** Length in characters; counts for strings only. */
    public static ValueRule length(int min, int max) {
        return minLength(min)
                .and(unless(
                                value -> !value.isTextual() || codePoints(value) <= max,
                                value -> PythonText.repr(value) + " is too long")
                        .described(Words.of("maxLength", max)));
    }

    public static ValueRule minLength(int min) {
        return unless(
                        value -> !value.isTextual() || codePoints(value) >= min,
                        value -> PythonText.repr(value) + " is too short")
                .described(Words.of("minLength", min));
    }

    /** Counts for strings only; finds the pattern anywhere unless it is anchored. */
    public static ValueRule pattern(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return unless(
                        value -> !value.isTextual()
                                || pattern.matcher(value.textValue()).find(),
                        value -> PythonText.repr(value) + " does not match " + PythonText.repr(regex))
                .described(Words.of("pattern", regex));
    }

    public static ValueRule format(String name, Predicate<String> holds) {
        return unless(
                        value -> !value.isTextual() || holds.test(value.textValue()),
                        value -> PythonText.repr(value) + " is not a " + PythonText.repr(name))
                .described(Words.of("format", name));
    }

    public static ValueRule uuid() {
        return text().and(format("uuid", Formats::isUuid));
    }

    /** A name: printable, no space around it. Its message stands alone, as Nova's. */
    public static ValueRule name() {
        return new NameRule(false);
    }

    /** A name with space around it, which the handler takes away. */
    public static ValueRule paddedName() {
        return new NameRule(true);
    }

    /** A name of these characters alone; the message lists them. */
    public static ValueRule nameOf(String characters) {
        ValueRule ofThem = (value, place) -> value.textValue().chars().allMatch(each -> characters.indexOf(each) >= 0)
                ? Optional.empty()
                : Mistake.alone(
                        place,
                        value,
                        "An invalid 'name' value was provided. The name must be: Only expected characters: ["
                                + characters + "]");
        return name().and(ofThem);
    }

    /** At least {@code min}, also when written as a string of digits. */
    public static ValueRule atLeast(long min) {
        return unless(
                        value -> number(value)
                                .filter(each -> each.compareTo(BigDecimal.valueOf(min)) < 0)
                                .isEmpty(),
                        value -> numberText(value) + " is less than the minimum of " + min)
                .described(Words.of("minimum", min));
    }

    /** More than {@code min}, also when written as a string of digits. */
    public static ValueRule moreThan(long min) {
        return unless(
                        value -> number(value)
                                .filter(each -> each.compareTo(BigDecimal.valueOf(min)) <= 0)
                                .isEmpty(),
                        value -> numberText(value) + " is less than or equal to the minimum of " + min)
                .described(Words.of("exclusiveMinimum", min));
    }

    public static ValueRule atMost(long max) {
        return atMost(LongNode.valueOf(max));
    }

    public static ValueRule atMost(double max) {
        return atMost(DoubleNode.valueOf(max));
    }

    private static ValueRule atMost(NumericNode max) {
        return unless(
                        value -> number(value)
                                .filter(each -> each.compareTo(max.decimalValue()) > 0)
                                .isEmpty(),
                        value -> numberText(value) + " is greater than the maximum of " + PythonText.number(max))
                .described(Json.object().<ObjectNode>set("maximum", max));
    }

    /** An integer, or a string of digits, of at least {@code min}. */
    public static ValueRule count(long min) {
        return type("integer", "string")
                .and(pattern("^[0-9]*$"))
                .and(atLeast(min))
                .and(minLength(1));
    }

    /** A size as flavors and volumes have them: digits, from {@code min} to the largest int. */
    public static ValueRule size(long min) {
        return type("integer", "string")
                .and(pattern("^[0-9]+$"))
                .and(atLeast(min))
                .and(atMost(Integer.MAX_VALUE));
    }

    /** A boolean in one of Nova's spellings; read it with {@link Formats#truth}. */
    public static ValueRule flag() {
        String listed = "[True, " + spellings(Formats.TRUE_WORDS) + ", False, " + spellings(Formats.FALSE_WORDS) + "]";
        return type("boolean", "string")
                .and(unless(
                        value -> value.isBoolean()
                                || Formats.TRUE_WORDS.contains(value.asText())
                                || Formats.FALSE_WORDS.contains(value.asText()),
                        value -> PythonText.repr(value) + " is not one of " + listed));
    }

    public static ValueRule oneOfWords(String... words) {
        return text().and(words(words));
    }

    /** As {@link #oneOfWords} without saying anything about the type. */
    public static ValueRule words(String... words) {
        Set<String> known = Set.of(words);
        String listed = "[" + spellings(List.of(words)) + "]";
        return unless(
                        value -> value.isTextual() && known.contains(value.textValue()),
                        value -> PythonText.repr(value) + " is not one of " + listed)
                .described(Words.listed("enum", List.of(words)));
    }

    public static ValueRule ipAddress() {
        return text().and(oneOf(format("ipv4", Formats::isIpv4), format("ipv6", Formats::isIpv6)));
    }

    /** Exactly one of the alternatives holds. */
    public static ValueRule oneOf(ValueRule... alternatives) {
        ValueRule one = (value, place) -> {
            long holding = Arrays.stream(alternatives)
                    .filter(each -> each.check(value, place).isEmpty())
                    .count();
            if (holding == 1) {
                return Optional.empty();
            }
            return Mistake.of(
                    place,
                    value,
                    PythonText.repr(value)
                            + (holding == 0
                                    ? " is not valid under any of the given schemas"
                                    : " is valid under each of the given schemas"));
        };
        return one.described(Words.alternatives("oneOf", List.of(alternatives)));
    }

    /** At least one of the alternatives holds. */
    public static ValueRule anyOf(ValueRule... alternatives) {
        return unless(
                        (value, place) -> Arrays.stream(alternatives)
                                .anyMatch(each -> each.check(value, place).isEmpty()),
                        value -> PythonText.repr(value) + " is not valid under any of the given schemas")
                .described(Words.alternatives("anyOf", List.of(alternatives)));
    }

    public static ValueRule list(ValueRule items) {
        return type("array").and(items(items));
    }

    public static ValueRule list(ValueRule items, int min, int max) {
        return list(items).and(listSize(min, max));
    }

    /** Every element of a list; counts for lists only. */
    public static ValueRule items(ValueRule rule) {
        ValueRule items = (value, place) -> {
            if (!value.isArray()) {
                return Optional.empty();
            }
            for (int i = 0; i < value.size(); i++) {
                Optional<Mistake> mistake = rule.check(value.get(i), place.at(Integer.toString(i)));
                if (mistake.isPresent()) {
                    return mistake;
                }
            }
            return Optional.empty();
        };
        return items.described(Words.of("items", rule.schema()));
    }

    public static ValueRule listSize(int min, int max) {
        return unless(
                        value -> !value.isArray() || value.size() >= min,
                        value -> PythonText.repr(value) + " is too short")
                .described(Words.of("minItems", min))
                .and(unless(
                                value -> !value.isArray() || value.size() <= max,
                                value -> PythonText.repr(value) + " is too long")
                        .described(Words.of("maxItems", max)));
    }

    /** An object of one field; counts for objects only. */
    public static ValueRule oneProperty() {
        return unless(
                        value -> !value.isObject() || value.size() == 1,
                        value -> PythonText.repr(value)
                                + (value.isEmpty() ? " does not have enough properties" : " has too many properties"))
                .described(Json.object().put("minProperties", 1).put("maxProperties", 1));
    }

    /** Nova's pattern lists every printable character; what it means is enough here. */
    public static ValueRule printable() {
        return format("printable text", Formats::isPrintable);
    }

    public static ValueRule unique() {
        return unless(
                        value -> {
                            Set<JsonNode> seen = new HashSet<>();
                            List<JsonNode> items = new ArrayList<>();
                            value.forEach(items::add);
                            return !value.isArray() || items.stream().allMatch(seen::add);
                        },
                        value -> PythonText.repr(value) + " has non-unique elements")
                .described(Json.object().put("uniqueItems", true));
    }

    public static ObjectRule object(FieldRule... fields) {
        return new ObjectRule(List.of(fields), Optional.empty(), false);
    }

    /** An object whose names all match {@code names} and whose values all keep {@code rule}. */
    public static ObjectRule named(String names, ValueRule rule) {
        return new ObjectRule(List.of(), Optional.of(new ObjectRule.Named(Pattern.compile(names), rule)), false);
    }

    private static ValueRule unless(Predicate<JsonNode> holds, java.util.function.Function<JsonNode, String> message) {
        return unless((value, _) -> holds.test(value), message);
    }

    private static ValueRule unless(
            java.util.function.BiPredicate<JsonNode, Place> holds,
            java.util.function.Function<JsonNode, String> message) {
        return (value, place) ->
                holds.test(value, place) ? Optional.empty() : Mistake.of(place, value, message.apply(value));
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" ->
                value.isIntegralNumber() || (value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue()));
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull() || value.isMissingNode();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            default -> throw new IllegalArgumentException("no JSON type is called " + type);
        };
    }

    private static int codePoints(JsonNode value) {
        String text = value.textValue();
        return text.codePointCount(0, text.length());
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(isInfinite(value) ? beyond(value.doubleValue()) : value.decimalValue());
        }
        if (!value.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.textValue().strip()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static boolean isInfinite(JsonNode value) {
        return Double.isInfinite(value.doubleValue()) && !value.isIntegralNumber();
    }

    /** Larger than any float has. */
    private static BigDecimal beyond(double infinite) {
        return BigDecimal.ONE.scaleByPowerOfTen(400).multiply(BigDecimal.valueOf(Math.signum(infinite)));
    }

    /** Texts are judged as the numbers they hold, so the numbers are shown; floats without their fraction. */
    private static String numberText(JsonNode value) {
        if (value.isNumber() && !isInfinite(value)) {
            return value.isIntegralNumber()
                    ? value.asText()
                    : new BigDecimal(value.doubleValue()).toBigInteger().toString();
        }
        if (value.isNumber()) {
            return PythonText.repr(value);
        }
        String text = value.textValue().strip();
        return PythonText.number(
                text.matches("[+-]?\\d+")
                        ? BigIntegerNode.valueOf(new BigInteger(text))
                        : DoubleNode.valueOf(Double.parseDouble(text)));
    }

    private static String spellings(List<String> words) {
        return words.stream().map(PythonText::repr).collect(Collectors.joining(", "));
    }
}
