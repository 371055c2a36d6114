package nova.scheduler.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import nova.model.error.NovaException;
import nova.runtime.json.JsonCodec;
import nova.scheduler.host.HostAttributes;
import nova.scheduler.host.HostState;

/**
 * An expression over the attributes of a host: a list whose first element is one of {@code = < > in <= >= not or and},
 * or a value; {@code "$a.b"} stands for an attribute. Arguments without a value are left out.
 */
final class JsonQuery {
    /** Deepest nesting that is followed. */
    static final int MAX_DEPTH = 20;

    private final Object expression;

    private JsonQuery(Object expression) {
        this.expression = expression;
    }

    static Optional<JsonQuery> of(String json) {
        try {
            Object parsed = JsonCodec.read(Object.class, json);
            return depth(parsed) > MAX_DEPTH ? Optional.empty() : Optional.of(new JsonQuery(parsed));
        } catch (NovaException unreadable) {
            return Optional.empty();
        }
    }

    private static int depth(Object parsed) {
        return parsed instanceof List<?> list
                ? 1 + list.stream().mapToInt(JsonQuery::depth).max().orElse(0)
                : 0;
    }

    boolean isTrueOf(HostState host) {
        return truth(value(host, expression));
    }

    private static boolean truth(Object result) {
        return switch (result) {
            case null -> false;
            case Boolean truth -> truth;
            case List<?> list -> list.stream().anyMatch(JsonQuery::truth);
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            default -> true;
        };
    }

    private static Object value(HostState host, Object expression) {
        if (expression instanceof String text && text.startsWith("$")) {
            return HostAttributes.find(host, Arrays.asList(text.substring(1).split("\\.")))
                    .orElse(null);
        }
        if (!(expression instanceof List<?> list)) {
            return expression;
        }
        if (list.isEmpty()) {
            return true;
        }
        List<Object> arguments = new ArrayList<>();
        for (Object each : list.subList(1, list.size())) {
            Object argument = value(host, each);
            if (argument != null) {
                arguments.add(argument);
            }
        }
        return list.getFirst() instanceof String operator ? apply(operator, arguments) : false;
    }

    private static Object apply(String operator, List<Object> arguments) {
        return switch (operator) {
            case "=" -> firstToAll(arguments, JsonQuery::same);
            case "in" ->
                arguments.size() > 1
                        && arguments.subList(1, arguments.size()).stream()
                                .anyMatch(each -> isIn(arguments.getFirst(), each));
            case "<" -> ordered(arguments, order -> order < 0);
            case ">" -> ordered(arguments, order -> order > 0);
            case "<=" -> ordered(arguments, order -> order <= 0);
            case ">=" -> ordered(arguments, order -> order >= 0);
            case "not" -> arguments.stream().map(each -> (Object) !truth(each)).toList();
            case "or" -> arguments.stream().anyMatch(JsonQuery::truth);
            case "and" -> arguments.stream().allMatch(JsonQuery::truth);
            default -> false;
        };
    }

    private interface Relation {
        boolean holds(Object first, Object other);
    }

    private static boolean isIn(Object first, Object other) {
        return same(first, other)
                || other instanceof List<?> list && list.stream().anyMatch(each -> same(first, each));
    }

    /** The first argument compares to all others. */
    private static boolean firstToAll(List<Object> arguments, Relation relation) {
        if (arguments.size() < 2) {
            return false;
        }
        Object first = arguments.getFirst();
        return arguments.subList(1, arguments.size()).stream().allMatch(other -> relation.holds(first, other));
    }

    private static boolean ordered(List<Object> arguments, IntPredicate order) {
        return firstToAll(arguments, (first, other) -> {
            if (first instanceof Number left && other instanceof Number right) {
                return order.test(Double.compare(left.doubleValue(), right.doubleValue()));
            }
            return first instanceof String left && other instanceof String right && order.test(left.compareTo(right));
        });
    }

    private static boolean same(Object first, Object other) {
        if (first instanceof Number left && other instanceof Number right) {
            return left.doubleValue() == right.doubleValue();
        }
        return Objects.equals(first, other);
    }
}
