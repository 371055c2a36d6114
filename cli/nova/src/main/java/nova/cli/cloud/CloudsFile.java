package nova.cli.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.CommandFailure;

/**
 * clouds.yaml: the part of YAML such files use, which is maps in maps with plain or quoted scalars. Values are kept
 * under their path, {@code clouds.devstack.auth.username}.
 */
final class CloudsFile {
    /** A larger file is not a clouds.yaml. */
    static final long MAX_FILE_BYTES = 1 << 20;

    private record Level(int indent, String path) {}

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String file;

    private CloudsFile(String file) {
        this.file = file;
    }

    /** The first that exists of those the other clients look at. */
    static CloudsFile find(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        String config = environment.getOrDefault("XDG_CONFIG_HOME", home + "/.config");
        String named = environment.getOrDefault("OS_CLIENT_CONFIG_FILE", "");
        String[] candidates = {named, "clouds.yaml", config + "/openstack/clouds.yaml", "/etc/openstack/clouds.yaml"};
        for (String candidate : candidates) {
            if (!candidate.isEmpty() && Files.isRegularFile(Path.of(candidate))) {
                return read(Path.of(candidate));
            }
        }
        throw CommandFailure.because("There is no clouds.yaml: looked for ./clouds.yaml, " + config
                + "/openstack/clouds.yaml and /etc/openstack/clouds.yaml");
    }

    static CloudsFile read(Path path) {
        try {
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw CommandFailure.because(path + " is larger than " + MAX_FILE_BYTES + " bytes");
            }
            return parse(path.toString(), Files.readString(path));
        } catch (IOException unreadable) {
            throw new CommandFailure("CommandError", path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    static CloudsFile parse(String file, String text) {
        CloudsFile parsed = new CloudsFile(file);
        Deque<Level> levels = new ArrayDeque<>();
        for (String line : text.lines().toList()) {
            parsed.line(line, levels);
        }
        return parsed;
    }

    /** The settings of one cloud, by path below it. */
    Map<String, String> cloud(String name) {
        String prefix = "clouds." + name + ".";
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((path, value) -> {
            if (path.startsWith(prefix)) {
                found.put(path.substring(prefix.length()), value);
            }
        });
        if (found.isEmpty()) {
            throw CommandFailure.because("Cloud " + name + " was not found in " + file + ".");
        }
        return found;
    }

    private void line(String line, Deque<Level> levels) {
        String content = line.strip();
        int colon = endOfKey(content);
        if (content.isEmpty() || content.charAt(0) == '#' || content.startsWith("---") || colon < 0) {
            return;
        }
        int indent = line.indexOf(content);
        while (!levels.isEmpty() && levels.peek().indent() >= indent) {
            levels.pop();
        }
        String parent = levels.isEmpty() ? "" : levels.peek().path() + ".";
        String path = parent + unquoted(content.substring(0, colon).strip());
        String value = content.substring(colon + 1).strip();
        if (value.isEmpty() || value.charAt(0) == '#') {
            levels.push(new Level(indent, path));
        } else {
            values.put(path, scalar(value));
        }
    }

    private static int endOfKey(String content) {
        for (int i = 0; i < content.length(); i++) {
            boolean last = i + 1 == content.length();
            if (content.charAt(i) == ':' && (last || Character.isWhitespace(content.charAt(i + 1)))) {
                return i;
            }
        }
        return -1;
    }

    private static String scalar(String value) {
        char first = value.charAt(0);
        if (first == '"' || first == '\'') {
            int end = value.indexOf(first, 1);
            return end < 0 ? value : value.substring(1, end);
        }
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }

    private static String unquoted(String key) {
        boolean quoted = key.length() > 1 && (key.charAt(0) == '"' || key.charAt(0) == '\'');
        return quoted ? key.substring(1, key.length() - 1) : key;
    }
}
