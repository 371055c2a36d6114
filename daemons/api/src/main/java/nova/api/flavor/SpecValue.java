package nova.api.flavor;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import nova.http.body.Formats;

/** What the value of a known extra spec must be. */
sealed interface SpecValue {
    /** What is wrong with {@code value}, in Nova's words; empty when nothing is. */
    Optional<String> complaint(String value);

    record Anything() implements SpecValue {
        @Override
        public Optional<String> complaint(String value) {
            return Optional.empty();
        }
    }

    record Flag() implements SpecValue {
        @Override
        public Optional<String> complaint(String value) {
            return Formats.looseTruth(value).isPresent()
                    ? Optional.empty()
                    : Optional.of("'%s' is not a valid boolean-like value.".formatted(value));
        }
    }

    record Whole(OptionalInt min, OptionalInt max) implements SpecValue {
        /** What Python reads as an integer: digits may be grouped by underscores, and stand between spaces. */
        private static final Pattern SYNTAX = Pattern.compile("[+-]?\\d+(?:_\\d+)*+", Pattern.UNICODE_CHARACTER_CLASS);

        public Whole {
            requireNonNull(min, "min");
            requireNonNull(max, "max");
        }

        static Whole any() {
            return new Whole(OptionalInt.empty(), OptionalInt.empty());
        }

        static Whole from(int min) {
            return new Whole(OptionalInt.of(min), OptionalInt.empty());
        }

        static Whole between(int min, int max) {
            return new Whole(OptionalInt.of(min), OptionalInt.of(max));
        }

        @Override
        public Optional<String> complaint(String value) {
            String bare = value.strip();
            if (!SYNTAX.matcher(bare).matches()) {
                return Optional.of("'%s' is not a valid integer value.".formatted(value));
            }
            BigInteger number = new BigInteger(bare.replace("_", ""));
            if (max.isPresent() && number.compareTo(BigInteger.valueOf(max.getAsInt())) > 0) {
                return Optional.of("'%s' is greater than the max value of '%d'.".formatted(number, max.getAsInt()));
            }
            if (min.isPresent() && number.compareTo(BigInteger.valueOf(min.getAsInt())) < 0) {
                return Optional.of("'%s' is less than the min value of '%d'.".formatted(number, min.getAsInt()));
            }
            return Optional.empty();
        }
    }

    record OneOf(List<String> words) implements SpecValue {
        public OneOf {
            words = List.copyOf(words);
        }

        @Override
        public Optional<String> complaint(String value) {
            return words.contains(value)
                    ? Optional.empty()
                    : Optional.of("'%s' is not one of: %s.".formatted(value, String.join(", ", words)));
        }
    }

    /**
     * {@code shown} is the expression users know from Nova's messages, {@code checked} one that accepts the same texts
     * in time that grows with their length alone.
     */
    record Shaped(String shown, Pattern checked) implements SpecValue {
        public Shaped {
            requireNonNull(shown, "shown");
            requireNonNull(checked, "checked");
        }

        static Shaped of(String expression) {
            return of(expression, expression);
        }

        static Shaped of(String shown, String checked) {
            return new Shaped(shown, Pattern.compile(checked));
        }

        @Override
        public Optional<String> complaint(String value) {
            return checked.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of("'%s' is not of the format '%s'.".formatted(value, shown));
        }
    }
}
