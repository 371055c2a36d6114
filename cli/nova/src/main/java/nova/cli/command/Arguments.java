package nova.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.cli.UsageFailure;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user typed after the name of the command. */
public final class Arguments {
    private final Shape shape;
    private final ParseResult parsed;

    private Arguments(Shape shape, ParseResult parsed) {
        this.shape = shape;
        this.parsed = parsed;
    }

    /** Says what is wrong in argparse's words, and in its order: values, what is missing, what is too much. */
    public static Arguments parse(Shape shape, List<String> typed) {
        List<String> full = OptionSpelling.complete(typed, shape.optionNames());
        checkValuesFollow(shape, full);
        try {
            Arguments arguments = new Arguments(shape, shape.parser().parseArgs(full.toArray(String[]::new)));
            arguments.checkValues();
            return arguments;
        } catch (MissingParameterException missing) {
            throw missing(shape, missing.getMissing());
        } catch (UnmatchedArgumentException tooMuch) {
            throw UsageFailure.ofProgram("unrecognized arguments: " + String.join(" ", tooMuch.getUnmatched()));
        } catch (ParameterException wrong) {
            throw new UsageFailure(wrong.getMessage());
        }
    }

    /** The parser would take an option for the value of the option before it. */
    private static void checkValuesFollow(Shape shape, List<String> words) {
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            OptionSpec option = shape.spec().findOption(words.get(i));
            if (option == null || option.arity().min() == 0) {
                continue;
            }
            i++;
            if (i == words.size() || OptionSpelling.looksLikeOption(words.get(i))) {
                throw new UsageFailure("argument " + String.join("/", option.names()) + ": expected one argument");
            }
        }
    }

    private static UsageFailure missing(Shape shape, List<ArgSpec> missing) {
        List<String> names = new ArrayList<>();
        if (missing.getFirst() instanceof OptionSpec option) {
            names.add(option.longestName());
        } else {
            // the parser names the first one only
            List<PositionalParamSpec> all = shape.spec().positionalParameters();
            for (ArgSpec each : all.subList(all.indexOf(missing.getFirst()), all.size())) {
                if (each.required()) {
                    names.add(each.paramLabel());
                }
            }
        }
        return new UsageFailure("the following arguments are required: " + String.join(", ", names));
    }

    private void checkValues() {
        for (OptionSpec option : parsed.matchedOptions()) {
            String name = option.longestName();
            if (shape.isInteger(name)) {
                number(name);
            }
            if (shape.isPairs(name)) {
                checkPairs(name);
            }
            String other = shape.alternatives().get(name);
            if (other != null && parsed.hasMatchedOption(other)) {
                throw new UsageFailure("argument " + name + ": not allowed with argument " + other);
            }
        }
        shape.choices().forEach((index, allowed) -> {
            String said = positional(index);
            if (!allowed.contains(said)) {
                String label = shape.spec().positionalParameters().get(index).paramLabel();
                throw new UsageFailure("argument " + label + ": invalid choice: '" + said + "'");
            }
        });
    }

    private void checkPairs(String option) {
        for (String word : all(option)) {
            if (word.indexOf('=') < 0) {
                throw new UsageFailure("argument " + option + ": '" + word + "' is not in the format of 'key=value'");
            }
        }
    }

    /** The options given that should not be used any more. */
    public List<String> deprecated() {
        return parsed.matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(shape::isDeprecated)
                .toList();
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
            return Optional.of(Integer.parseInt(text.get().strip()));
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

    public List<String> positionalsFrom(int index) {
        List<String> found = new ArrayList<>();
        List<String> values = parsed.matchedPositionalValue(index, null);
        if (values != null) {
            found.addAll(values);
        }
        return found;
    }
}
