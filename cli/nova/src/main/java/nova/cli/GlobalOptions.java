package nova.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nova.cli.cloud.CloudSettings;
import nova.cli.cloud.Setting;
import nova.cli.command.OptionSpelling;
import nova.cli.output.Format;

/** The options before the name of the command, those nobody knows, and what comes after them. */
public record GlobalOptions(
        Map<Setting, String> settings, List<String> flags, Format format, List<String> unknown, List<String> rest) {
    private static final Map<String, Setting> ALIASES = Map.of(
            "--os-tenant-id", Setting.PROJECT_ID,
            "--os-tenant-name", Setting.PROJECT_NAME,
            "--os-user-name", Setting.USERNAME,
            "--os-auth-plugin", Setting.AUTH_TYPE,
            "--bypass-url", Setting.ENDPOINT_OVERRIDE);

    private static final List<String> FLAGS =
            List.of("--help", "--version", "--debug", "--timings", "--insecure", "--os-cache", "--collect-timing");

    public static GlobalOptions parse(List<String> typed) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        List<String> flags = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> known = names();
        Format format = Format.TABLE;
        int next = 0;
        while (next < typed.size() && typed.get(next).startsWith("-")) {
            String word = spelled(typed.get(next++), known);
            int equal = word.indexOf('=');
            String name = equal < 0 ? word : word.substring(0, equal);
            if (FLAGS.contains(name)) {
                flags.add(name);
                continue;
            }
            if (!known.contains(name)) {
                unknown.add(word);
                continue;
            }
            if (equal < 0 && (next == typed.size() || OptionSpelling.looksLikeOption(typed.get(next)))) {
                throw UsageFailure.ofProgram("argument " + name + ": expected one argument");
            }
            String value = equal < 0 ? typed.get(next++) : word.substring(equal + 1);
            if (name.equals("--format")) {
                format = format(value);
            } else {
                settings.put(setting(name), value);
            }
        }
        if (settings.containsKey(Setting.TIMEOUT)) {
            CloudSettings.seconds(settings.get(Setting.TIMEOUT));
        }
        return new GlobalOptions(settings, flags, format, unknown, List.copyOf(typed.subList(next, typed.size())));
    }

    public boolean flag(String name) {
        return flags.contains(name);
    }

    /** What nobody knows is said only once it is clear that the command is known, as argparse does. */
    void checkKnown() {
        if (!unknown.isEmpty()) {
            throw UsageFailure.ofProgram("unrecognized arguments: " + String.join(" ", unknown));
        }
    }

    public static Format format(String text) {
        for (Format each : Format.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw new UsageFailure("argument -f/--format: invalid choice: '" + text
                + "' (choose from 'table', 'json', 'yaml', 'csv', 'value')");
    }

    /** Options without a value. */
    public static List<String> flagNames() {
        return FLAGS;
    }

    /** Every option, as typed. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(FLAGS);
        names.add("--format");
        for (Setting each : Setting.values()) {
            names.add(each.option());
        }
        names.addAll(ALIASES.keySet());
        return names;
    }

    private static String spelled(String word, List<String> known) {
        return switch (word) {
            case "-h" -> "--help";
            case "-f" -> "--format";
            default -> OptionSpelling.complete(List.of(word), known).getFirst();
        };
    }

    private static Setting setting(String name) {
        for (Setting each : Setting.values()) {
            if (each.option().equals(name)) {
                return each;
            }
        }
        return ALIASES.get(name);
    }
}
