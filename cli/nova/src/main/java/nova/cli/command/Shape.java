package nova.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nova.cli.cloud.ApiVersion;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The arguments and options of one command in one microversion, declared by calls instead of annotations: nothing is
 * reflected over at start. {@link #since} and {@link #until} take the option declared last away from other versions.
 */
public final class Shape {
    private final ApiVersion version;
    private final CommandSpec spec;
    private final Map<String, String> alternatives = new LinkedHashMap<>();
    private final Set<String> deprecated = new LinkedHashSet<>();
    private final Set<String> pairs = new LinkedHashSet<>();
    private final Set<String> integers = new LinkedHashSet<>();
    private final Map<Integer, List<String>> choices = new LinkedHashMap<>();
    private boolean exists = true;
    private String last = "";
    private int positionals;

    public Shape(String name, String description, ApiVersion version) {
        this.version = version;
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
        exists = version.atLeast(minor);
        return this;
    }

    /** Whether the arguments are those of this minor version or a later one. */
    public boolean atLeast(int minor) {
        return version.atLeast(minor);
    }

    public Shape positional(String label, String help) {
        return positional(label, help, "1");
    }

    public Shape optionalPositional(String label, String help) {
        return positional(label, help, "0..1");
    }

    /** One of {@code allowed}. */
    public Shape choice(String label, List<String> allowed, String help) {
        choices.put(positionals, allowed);
        return positional(label, help);
    }

    /** One or more, to the end of the line. */
    public Shape positionals(String label, String help) {
        return positional(label, help, "1..*");
    }

    public Shape flag(String name, String help) {
        return add(OptionSpec.builder(name).arity("0").type(boolean.class), name, help);
    }

    /** A flag that still works, but is shown to nobody. */
    public Shape hiddenFlag(String name, String help) {
        return add(OptionSpec.builder(name).arity("0").type(boolean.class).hidden(true), name, help);
    }

    /** A flag that may not be given together with the option declared before it. */
    public Shape orFlag(String name, String help) {
        alternatives.put(name, last);
        return flag(name, help);
    }

    public Shape option(String name, String label, String help) {
        return add(OptionSpec.builder(name).arity("1").type(String.class).paramLabel(label), name, help);
    }

    /** An option without which the command is not complete. */
    public Shape required(String name, String label, String help) {
        return add(
                OptionSpec.builder(name)
                        .arity("1")
                        .type(String.class)
                        .paramLabel(label)
                        .required(true),
                name,
                help);
    }

    /** An option whose value is a whole number. */
    public Shape integer(String name, String label, String help) {
        integers.add(name);
        return option(name, label, help);
    }

    /** An option with a short name, too. */
    public Shape shortOption(String shortName, String name, String label, String help) {
        return add(
                OptionSpec.builder(shortName, name)
                        .arity("1")
                        .type(String.class)
                        .paramLabel(label),
                name,
                help);
    }

    /** Takes an option away that was declared. */
    public Shape without(String name) {
        spec.remove(spec.findOption(name));
        alternatives.remove(name);
        integers.remove(name);
        return this;
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

    /** May be given several times, each a key and a value. */
    public Shape pairs(String name, String label, String help) {
        pairs.add(name);
        return repeated(name, label, help);
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
        return keepIf(version.atLeast(minor));
    }

    /** The option declared last exists only up to this minor version. */
    public Shape until(int minor) {
        return keepIf(!version.atLeast(minor + 1));
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

    /** Whoever uses the option declared last is warned. */
    public Shape deprecated() {
        deprecated.add(last);
        return this;
    }

    boolean isDeprecated(String option) {
        return deprecated.contains(option);
    }

    /** Whether the command is there at all in this version. */
    public boolean exists() {
        return exists;
    }

    /** By option the one that may not be given with it. */
    public Map<String, String> alternatives() {
        return alternatives;
    }

    boolean isPairs(String option) {
        return pairs.contains(option);
    }

    boolean isInteger(String option) {
        return integers.contains(option);
    }

    Map<Integer, List<String>> choices() {
        return choices;
    }

    /** A parser that behaves as argparse does where scripts could tell the difference. */
    CommandLine parser() {
        CommandLine parser = new CommandLine(spec);
        parser.setOverwrittenOptionsAllowed(true);
        parser.setExpandAtFiles(false);
        parser.setInterpolateVariables(false);
        parser.setTrimQuotes(false);
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

    private Shape keepIf(boolean there) {
        return there || spec.findOption(last) == null ? this : without(last);
    }

    private Shape add(OptionSpec.Builder option, String name, String help) {
        spec.addOption(option.description(help).build());
        last = name;
        return this;
    }
}
