package nova.runtime.config;

import static java.util.Objects.requireNonNull;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The declaration of one option; its type and default are those of the record component it fills ({@code my_ip} fills
 * {@code myIp}). Chain what applies and hand it to {@link ConfigGroup#of}; it is not changed afterwards.
 *
 * <pre>{@code
 * option("graceful_shutdown_timeout", "How long running work may take to end after TERM.").mutable().between(0, 86_400)
 * }</pre>
 */
public final class Option {
    /** A name this option had before; still read, with a warning. */
    public record OldName(String section, String name) {}

    private final String name;
    private final String help;
    private final List<OldName> oldNames = new ArrayList<>();
    private final List<String> choices = new ArrayList<>();
    private String component;
    private boolean mutable;
    private boolean secret;
    private boolean repeated;
    private String defaultText;
    private String shownDefault;
    private double min = Double.NEGATIVE_INFINITY;
    private double max = Double.POSITIVE_INFINITY;
    private ChronoUnit unit = ChronoUnit.SECONDS;

    private Option(String name, String help) {
        this.name = requireNonNull(name, "name");
        this.help = requireNonNull(help, "help");
        this.component = camelCase(name);
    }

    public static Option option(String name, String help) {
        return new Option(name, help);
    }

    /** Fills the component of this name instead of the one spelled like the option. */
    public Option component(String componentName) {
        this.component = requireNonNull(componentName, "component");
        return this;
    }

    public Option oldName(String section, String oldName) {
        oldNames.add(new OldName(Sections.normal(section), oldName));
        return this;
    }

    /** HUP may change it. */
    public Option mutable() {
        this.mutable = true;
        return this;
    }

    /** Never shown. */
    public Option secret() {
        this.secret = true;
        return this;
    }

    /** Each line with this name adds a value, instead of the last one winning. For lists only. */
    public Option repeated() {
        this.repeated = true;
        return this;
    }

    /** A default written as in the file, where it refers to other options: {@code $state_path/instances}. */
    public Option defaultText(String text) {
        this.defaultText = requireNonNull(text, "text");
        return this;
    }

    /** What the sample shows for a default that depends on the machine: {@code <host name>}. */
    public Option shownDefault(String text) {
        this.shownDefault = requireNonNull(text, "text");
        return this;
    }

    /** Bounds of a number or, in its unit, of a duration; both included. */
    public Option between(double least, double most) {
        this.min = least;
        this.max = most;
        return this;
    }

    /** A TCP port; 0 lets the system choose. */
    public Option port() {
        return between(0, 65_535);
    }

    /** The only texts allowed. Enums need none: theirs are the names of the constants. */
    public Option choices(String... texts) {
        choices.addAll(List.of(texts));
        return this;
    }

    /** The unit in which a plain number means a duration; seconds unless told. */
    public Option unit(ChronoUnit durationUnit) {
        this.unit = requireNonNull(durationUnit, "unit");
        return this;
    }

    public String name() {
        return name;
    }

    public String help() {
        return help;
    }

    public List<OldName> oldNames() {
        return List.copyOf(oldNames);
    }

    public List<String> choices() {
        return List.copyOf(choices);
    }

    public boolean isMutable() {
        return mutable;
    }

    public boolean isSecret() {
        return secret;
    }

    boolean isRepeated() {
        return repeated;
    }

    String componentName() {
        return component;
    }

    Optional<String> defaultText() {
        return Optional.ofNullable(defaultText);
    }

    Optional<String> shownDefault() {
        return Optional.ofNullable(shownDefault);
    }

    boolean allows(double number) {
        return number >= min && number <= max;
    }

    String bounds() {
        return plain(min) + " to " + plain(max);
    }

    boolean isBounded() {
        return min != Double.NEGATIVE_INFINITY || max != Double.POSITIVE_INFINITY;
    }

    ChronoUnit durationUnit() {
        return unit;
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : "" + number;
    }

    private static String camelCase(String snake) {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (char each : snake.toCharArray()) {
            if (each == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(each) : each);
                upper = false;
            }
        }
        return camel.toString();
    }
}
