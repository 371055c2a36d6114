package nova.cli.command;

import java.util.ArrayList;
import java.util.List;
import nova.cli.UsageFailure;

/** Options as people type them: an unambiguous beginning is enough, and underscores count as dashes. */
public final class OptionSpelling {
    private OptionSpelling() {}

    public static List<String> complete(List<String> typed, List<String> known) {
        List<String> full = new ArrayList<>(typed.size());
        boolean options = true;
        for (String word : typed) {
            if (word.equals("--")) {
                options = false;
            }
            full.add(options && word.startsWith("--") && word.length() > 2 ? complete(word, known) : word);
        }
        return full;
    }

    /** What argparse does not take for the value of an option. */
    public static boolean looksLikeOption(String word) {
        boolean dashed = word.length() > 1 && word.charAt(0) == '-';
        return dashed && word.indexOf(' ') < 0 && !Character.isDigit(word.charAt(1)) && word.charAt(1) != '.';
    }

    private static String complete(String word, List<String> known) {
        int equal = word.indexOf('=');
        String name = (equal < 0 ? word : word.substring(0, equal));
        String rest = equal < 0 ? "" : word.substring(equal);
        if (known.contains(name)) {
            return word;
        }
        String dashed = name.replace('_', '-');
        if (known.contains(dashed)) {
            return dashed + rest;
        }
        List<String> candidates =
                known.stream().filter(each -> each.startsWith(dashed)).toList();
        if (candidates.size() > 1) {
            throw new UsageFailure("ambiguous option: " + word + " could match " + String.join(", ", candidates));
        }
        if (candidates.isEmpty()) {
            return word;
        }
        return candidates.getFirst() + rest;
    }
}
