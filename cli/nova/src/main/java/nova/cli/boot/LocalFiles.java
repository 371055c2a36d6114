package nova.cli.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.cli.CommandFailure;
import nova.cli.resource.FileTrouble;

/** Files of the user's machine that go into a server. */
final class LocalFiles {
    private LocalFiles() {}

    /** From {@code dst-path=src-path}, ordered by path. */
    static List<Object> injected(List<String> words) {
        Map<String, String> sources = new TreeMap<>();
        for (String word : words) {
            int equal = word.indexOf('=');
            if (equal < 0) {
                throw CommandFailure.because("Invalid file argument '" + word
                        + "'. File arguments must be of the form '--file <dst-path=src-path>'");
            }
            sources.put(word.substring(0, equal), word.substring(equal + 1));
        }
        List<Object> files = new ArrayList<>();
        sources.forEach((path, source) -> files.add(Map.of("path", path, "contents", base64(source))));
        return files;
    }

    static String base64(String file) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(file)));
        } catch (IOException _) {
            throw CommandFailure.because("Can't open '" + file + "': " + FileTrouble.of(file));
        }
    }
}
