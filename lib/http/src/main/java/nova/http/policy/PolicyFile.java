package nova.http.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Reads policy.yaml: lines of {@code "rule": "check"}, comments after {@code #}, nothing else. */
public final class PolicyFile {
    private static final Pattern LINE = Pattern.compile(
            "(?:\"([^\"]+)\"|'([^']+)'|([^\\s\"'#]+)):\\s+(?:\"([^\"]*)\"|'((?:[^']|'')*)'|([^#\"']*[^#\"'\\s]))\\s*(?:#.*)?");

    private PolicyFile() {}

    /** No file means no overrides. All mistakes are reported together. */
    public static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return parse(file.toString(), Files.readAllLines(file));
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot read " + file + ": " + cause.getMessage(), cause);
        }
    }

    static Map<String, String> parse(String source, List<String> lines) {
        Map<String, String> rules = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.equals("---") || line.equals("{}")) {
                continue;
            }
            Matcher found = LINE.matcher(line);
            if (found.matches()) {
                rules.put(
                        first(found.group(1), found.group(2), found.group(3)),
                        first(found.group(4), found.group(5), found.group(6)));
            } else {
                mistakes.add("%s line %d is not of the form \"rule\": \"check\": %s".formatted(source, i + 1, line));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, String.join("\n", mistakes));
        }
        return rules;
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return "";
    }
}
