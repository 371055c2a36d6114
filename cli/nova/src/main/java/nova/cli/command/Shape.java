package nova.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.cloud.ApiVersion;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The arguments and options of one command, declared by calls instead of annotations: nothing is reflected over at
 * start. {@link #since} and {@link #until} bound the option declared last to some microversions.
 */
public final class Shape {
    private record Range(ApiVersion from, ApiVersion to) {}

    private static final Range ALWAYS = new Range(ApiVersion.PLAIN, ApiVersion.LATEST);

    private final CommandSpec spec;
    private final Map<String, Range> ranges = new LinkedHashMap<>();
    private Range whole = ALWAYS;
    private String last = "";
    private int positionals;

    public Shape(String name, String description) {
        spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        spec.addOption(OptionSpec.builder("-f", "--format")
                .arity("1")
                .type(String.class)
                .paramLabel("FORMAT")
                .description("table, json, yaml, csv or value.")
                .build());
    }

    /** The whole command exists only from this minor version on. */
    public Shape commandSince(int minor) {
        whole = new Range(new ApiVersion(2, minor), ApiVersion.LATEST);
        return this;
    }

    public Shape positional(String label, String help) {
        return positional(label, help, "1");
    }

    public Shape optionalPositional(String label, String help) {
        return positional(label, help, "0..1");
    }

    /** One or more, to the end of the line. */
    public Shape positionals(String label, String help) {
        return positional(label, help, "1..*");
    }

    public Shape flag(String name, String help) {
        return add(OptionSpec.builder(name).arity("0").type(boolean.class), name, help);
    }

    public Shape option(String name, String label, String help) {
        return add(OptionSpec.builder(name).arity("1").type(String.class).paramLabel(label), name, help);
    }

    /** May be given several times. */
    public Shape repeated(String name, String label, String help) {
        return add(
                OptionSpec.builder(name)
                        .arity("1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel(label),
                name,
                help);
    }

    /** The value may be left out, and is then {@code otherwise}. */
    public Shape optionWithOptionalValue(String name, String label, String otherwise, String help) {
        return add(
                OptionSpec.builder(name)
                        .arity("0..1")
                        .type(String.class)
                        .fallbackValue(otherwise)
                        .paramLabel(label),
                name,
                help);
    }

    /** The option declared last exists only from this minor version on. */
    public Shape since(int minor) {
        Range old = ranges.getOrDefault(last, ALWAYS);
        ranges.put(last, new Range(new ApiVersion(2, minor), old.to()));
        return this;
    }

    /** The option declared last exists only up to this minor version. */
    public Shape until(int minor) {
        Range old = ranges.getOrDefault(last, ALWAYS);
        ranges.put(last, new Range(old.from(), new ApiVersion(2, minor)));
        return this;
    }

    public CommandSpec spec() {
        return spec;
    }

    /** Names of all options, as typed. */
    public List<String> optionNames() {
        List<String> names = new ArrayList<>();
        spec.options().forEach(each -> names.addAll(List.of(each.names())));
        return names;
    }

    /** Usage and help of the whole command. */
    public String usage() {
        return parser().getUsageMessage();
    }

    /** Only the line that shows how to call it. */
    public String synopsis() {
        return parser().getHelp().synopsis(0).strip();
    }

    boolean existsIn(ApiVersion version) {
        return version.within(whole.from(), whole.to());
    }

    boolean existsIn(ApiVersion version, String option) {
        Range range = ranges.getOrDefault(option, ALWAYS);
        return version.within(range.from(), range.to());
    }

    /** A parser that behaves as argparse does where scripts could tell the difference. */
    CommandLine parser() {
        CommandLine parser = new CommandLine(spec);
        parser.setOverwrittenOptionsAllowed(true);
        parser.setExpandAtFiles(false);
        parser.setInterpolateVariables(false);
        parser.setTrimQuotes(false);
        parser.setUsageHelpWidth(100);
        return parser;
    }

    private Shape positional(String label, String help, String arity) {
        String index = arity.endsWith("*") ? positionals + "..*" : "" + positionals;
        boolean many = arity.endsWith("*");
        PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
                .index(index)
                .arity(arity)
                .required(!arity.startsWith("0"))
                .paramLabel(label)
                .description(help);
        spec.addPositional(
                many
                        ? builder.type(List.class).auxiliaryTypes(String.class).build()
                        : builder.type(String.class).build());
        positionals++;
        return this;
    }

    private Shape add(OptionSpec.Builder option, String name, String help) {
        spec.addOption(option.description(help).build());
        last = name;
        return this;
    }
}
