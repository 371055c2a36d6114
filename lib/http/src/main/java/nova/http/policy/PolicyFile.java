package nova.http.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads policy.yaml (or JSON, which is YAML too): an object of checks by rule. A check is text, or a list of lists as
 * old files have them: the outer one joined by "or", the inner ones by "and".
 */
final class PolicyFile {
    private static final int MAX_CHARACTERS = 4 << 20;

    private PolicyFile() {}

    /** All mistakes are reported together. */
    static Map<String, String> read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot read " + file + ": " + cause.getMessage(), cause);
        }
    }

    static Map<String, String> parse(String source, String text) {
        Object loaded = load(source, text);
        if (loaded == null) {
            return Map.of();
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            throw new NovaException(ErrorCode.BAD_REQUEST, source + " is not a list of \"rule\": \"check\"");
        }
        Map<String, String> rules = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        map.forEach((name, check) -> {
            try {
                rules.put(String.valueOf(name), text(check));
            } catch (IllegalArgumentException wrong) {
                mistakes.add("%s: the check of \"%s\" must be text, is %s".formatted(source, name, check));
            }
        });
        if (!mistakes.isEmpty()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, String.join("\n", mistakes));
        }
        return rules;
    }

    private static Object load(String source, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException malformed) {
            throw new NovaException(ErrorCode.BAD_REQUEST, source + ": " + malformed.getMessage(), malformed);
        }
    }

    private static String text(Object check) {
        return switch (check) {
            case null -> "";
            case String text -> text;
            case List<?> list when list.isEmpty() -> "@";
            case List<?> list -> {
                String joined = list.stream()
                        .filter(each -> !(each instanceof List<?> inner && inner.isEmpty()))
                        .map(PolicyFile::all)
                        .collect(Collectors.joining(" or "));
                yield joined.isEmpty() ? "!" : joined;
            }
            default -> throw new IllegalArgumentException("no text");
        };
    }

    private static String all(Object inner) {
        return switch (inner) {
            case String text -> text;
            case List<?> list ->
                list.stream()
                        .map(each -> {
                            if (each instanceof String text) {
                                return text;
                            }
                            throw new IllegalArgumentException("no text");
                        })
                        .collect(Collectors.joining(" and "));
            case null, default -> throw new IllegalArgumentException("no text");
        };
    }
}
