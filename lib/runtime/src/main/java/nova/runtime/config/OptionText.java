package nova.runtime.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Values as text in nova.conf, both ways. */
final class OptionText {
    private static final Set<String> YES = Set.of("true", "1", "yes", "on");
    private static final Set<String> NO = Set.of("false", "0", "no", "off");

    private OptionText() {}

    /** Throws NovaException with the reason alone: "must be a number, is abc". */
    static Object parse(Option option, Type type, String text) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
                case "Optional" -> text.isBlank() ? Optional.empty() : Optional.of(parse(option, inner, text));
                case "List" ->
                    splitList(text).stream()
                            .map(each -> parse(option, inner, each))
                            .toList();
                case "Map" -> dictionary(text);
                default -> throw unsupported(type);
            };
        }
        return single(option, (Class<?>) type, text.strip());
    }

    private static Object single(Option option, Class<?> type, String text) {
        if (!option.choices().isEmpty() && !option.choices().contains(text)) {
            throw wrong("must be one of " + String.join(", ", option.choices()), text);
        }
        if (type == String.class) {
            return text;
        } else if (type == int.class || type == Integer.class) {
            return (int) whole(option, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == long.class || type == Long.class) {
            return whole(option, text, Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == double.class || type == Double.class) {
            return number(option, text);
        } else if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        } else if (type == Duration.class) {
            return duration(option, text);
        } else if (type == Path.class) {
            return Path.of(text);
        } else if (type == URI.class) {
            return uri(text);
        } else if (type.isEnum()) {
            return constant(type, text);
        } else if (type.isRecord()) {
            return identity(type, text);
        }
        throw unsupported(type);
    }

    private static long whole(Option option, String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most && option.allows(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            throw wrong("must be a whole number", text);
        }
        throw wrong("must be " + (option.isBounded() ? option.bounds() : least + " to " + most), text);
    }

    private static double number(Option option, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw wrong("must be a number", text);
        }
        if (!option.allows(value)) {
            throw wrong("must be " + option.bounds(), text);
        }
        return value;
    }

    private static boolean truth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (YES.contains(lower)) {
            return true;
        }
        if (NO.contains(lower)) {
            return false;
        }
        throw wrong("must be true or false", text);
    }

    private static Duration duration(Option option, String text) {
        double units = number(option, text);
        double nanos = units * option.durationUnit().getDuration().toNanos();
        if (Double.isNaN(nanos) || Math.abs(nanos) > Long.MAX_VALUE) {
            throw wrong("must be a time a machine can wait for", text);
        }
        return Duration.ofNanos(Math.round(nanos));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (java.net.URISyntaxException _) {
            throw wrong("must be a URI", text);
        }
    }

    private static Object constant(Class<?> type, String text) {
        String wanted = text.replace('-', '_');
        for (Object each : type.getEnumConstants()) {
            if (((Enum<?>) each).name().equalsIgnoreCase(wanted)) {
                return each;
            }
        }
        throw wrong("must be one of " + names(type), text);
    }

    /** What may be written for an enum. */
    static String names(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants())
                .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Object identity(Class<?> type, String text) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return constructor.newInstance(text);
        } catch (InvocationTargetException refused) {
            throw wrong(refused.getCause().getMessage(), text);
        } catch (ReflectiveOperationException _) {
            throw unsupported(type);
        }
    }

    /** Comma-separated; a part in quotes may contain commas. */
    private static List<String> splitList(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (char each : text.toCharArray()) {
            if (quote != 0) {
                if (each == quote) {
                    quote = 0;
                } else {
                    part.append(each);
                }
            } else if ((each == '"' || each == '\'') && part.toString().isBlank()) {
                quote = each;
            } else if (each == ',' || each == '\n') {
                addPart(parts, part);
            } else {
                part.append(each);
            }
        }
        addPart(parts, part);
        return parts;
    }

    private static void addPart(List<String> parts, StringBuilder part) {
        String text = part.toString().strip();
        if (!text.isEmpty()) {
            parts.add(text);
        }
        part.setLength(0);
    }

    private static Map<String, String> dictionary(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : splitList(text)) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw wrong("must be pairs of key:value with commas between", pair);
            }
            String key = pair.substring(0, colon).strip();
            if (pairs.put(key, pair.substring(colon + 1).strip()) != null) {
                throw wrong("must name each key once", key);
            }
        }
        return java.util.Collections.unmodifiableMap(pairs);
    }

    static String render(Option option, Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.map(each -> render(option, each)).orElse("");
            case List<?> list -> list.stream().map(each -> render(option, each)).collect(Collectors.joining(","));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(","));
            case Duration duration -> renderDuration(option, duration);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            default -> value.toString();
        };
    }

    private static String renderDuration(Option option, Duration duration) {
        long unit = option.durationUnit().getDuration().toNanos();
        long nanos = duration.toNanos();
        return nanos % unit == 0 ? Long.toString(nanos / unit) : Double.toString((double) nanos / unit);
    }

    private static NovaException wrong(String rule, String text) {
        return new NovaException(ErrorCode.BAD_REQUEST, rule + ", is '" + text + "'");
    }

    private static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException("options of type " + type.getTypeName() + " are not supported");
    }
}
