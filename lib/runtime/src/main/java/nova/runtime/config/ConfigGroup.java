package nova.runtime.config;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * The options of one record, all in one section of nova.conf. Several groups may share a section (as {@code [DEFAULT]}
 * does) and may even declare the same option.
 *
 * <pre>{@code
 * public record QuotaConfig(int instances, Duration window) {
 *     public static final QuotaConfig DEFAULTS = new QuotaConfig(10, Duration.ofSeconds(60));
 *     public static final ConfigGroup<QuotaConfig> GROUP = ConfigGroup.of("quota", DEFAULTS,
 *             option("instances", "Servers per project; -1 is unlimited.").between(-1, Integer.MAX_VALUE),
 *             option("window", "…").oldName("DEFAULT", "quota_window").mutable());
 * }
 * }</pre>
 *
 * Components may be int, long, double, boolean, String, Duration, Path, URI, an enum, a record of one String (ids),
 * {@code Optional} of these, {@code List} of these and {@code Map<String, String>}.
 */
public final class ConfigGroup<R extends Record> {
    private final String section;
    private final R defaults;
    private final List<BoundOption> options;

    private ConfigGroup(String section, R defaults, List<BoundOption> options) {
        this.section = section;
        this.defaults = defaults;
        this.options = List.copyOf(options);
    }

    public static <R extends Record> ConfigGroup<R> of(String section, R defaults, Option... declared) {
        requireNonNull(defaults, "defaults");
        Map<String, Option> byComponent =
                Arrays.stream(declared).collect(Collectors.toMap(Option::componentName, Function.identity()));
        List<BoundOption> bound = new ArrayList<>();
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            Option option = byComponent.remove(component.getName());
            if (option == null) {
                throw new IllegalArgumentException("no option fills " + component + " of " + defaults.getClass());
            }
            bound.add(new BoundOption(Sections.normal(section), option, component, valueOf(component, defaults)));
        }
        if (!byComponent.isEmpty()) {
            throw new IllegalArgumentException(defaults.getClass() + " has no components " + byComponent.keySet());
        }
        return new ConfigGroup<>(Sections.normal(section), defaults, bound);
    }

    public String section() {
        return section;
    }

    public R defaults() {
        return defaults;
    }

    List<BoundOption> options() {
        return options;
    }

    /** Builds the record; {@code values} in the order of the components. */
    R build(Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(defaults.getClass().getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            var constructor =
                    (java.lang.reflect.Constructor<R>) defaults.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (java.lang.reflect.InvocationTargetException refused) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "[" + section + "] " + refused.getCause().getMessage(),
                    refused.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot build " + defaults.getClass(), broken);
        }
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalArgumentException("cannot read " + component, broken);
        }
    }
}
