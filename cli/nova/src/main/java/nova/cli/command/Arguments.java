package nova.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.cli.UsageFailure;
import nova.cli.cloud.ApiVersion;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the user typed after the name of the command. */
public final class Arguments {
    private final Shape shape;
    private final ParseResult parsed;

    private Arguments(Shape shape, ParseResult parsed) {
        this.shape = shape;
        this.parsed = parsed;
    }

    public static Arguments parse(Shape shape, List<String> typed) {
        List<String> full = OptionSpelling.complete(typed, shape.optionNames());
        try {
            return new Arguments(shape, shape.parser().parseArgs(full.toArray(String[]::new)));
        } catch (MissingParameterException missing) {
            List<String> labels =
                    missing.getMissing().stream().map(ArgSpec::paramLabel).toList();
            throw new UsageFailure("the following arguments are required: " + String.join(", ", labels));
        } catch (ParameterException wrong) {
            throw new UsageFailure(wrong.getMessage());
        }
    }

    /** Refuses options that do not exist in this microversion, as if they were unknown. */
    public void check(ApiVersion version) {
        if (!shape.existsIn(version)) {
            throw new UsageFailure("argument <subcommand>: invalid choice: '"
                    + shape.spec().name() + "' (it is not there in API version " + version + ")");
        }
        for (OptionSpec option : parsed.matchedOptions()) {
            if (!shape.existsIn(version, option.longestName())) {
                throw new UsageFailure("unrecognized arguments: " + option.longestName()
                        + " (it is not there in API version " + version + ")");
            }
        }
    }

    public Optional<String> text(String option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option, null));
    }

    /** The text, unless it is missing or empty. */
    public Optional<String> filled(String option) {
        return text(option).filter(each -> !each.isEmpty());
    }

    public boolean flag(String option) {
        return parsed.hasMatchedOption(option);
    }

    public List<String> all(String option) {
        List<String> values = parsed.matchedOptionValue(option, null);
        return values == null ? List.of() : List.copyOf(values);
    }

    public Optional<Integer> number(String option) {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException _) {
            throw new UsageFailure("argument " + option + ": invalid int value: '" + text.get() + "'");
        }
    }

    public String positional(int index) {
        return optionalPositional(index).orElseThrow();
    }

    public Optional<String> optionalPositional(int index) {
        return Optional.ofNullable(parsed.matchedPositionalValue(index, null));
    }

    /** One of {@code choices}, or a usage error. */
    public String choice(int index, String label, List<String> choices) {
        String said = positional(index);
        if (!choices.contains(said)) {
            throw new UsageFailure("argument " + label + ": invalid choice: '" + said + "' (choose from '"
                    + String.join("', '", choices) + "')");
        }
        return said;
    }

    public List<String> positionalsFrom(int index) {
        List<String> found = new ArrayList<>();
        List<String> values = parsed.matchedPositionalValue(index, null);
        if (values != null) {
            found.addAll(values);
        }
        return found;
    }
}
