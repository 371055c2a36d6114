package nova.http.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The operator's policy files: one, and those of some directories in the order of their names. Later ones win. */
final class PolicyFiles {
    static final PolicyFiles NONE = new PolicyFiles(Optional.empty(), List.of());

    private static final int MAX_FILES_PER_DIRECTORY = 1000;

    private final Optional<Path> file;
    private final List<Path> directories;
    private volatile List<Seen> last = List.of();

    /** A file as it was last read. */
    private record Seen(Path path, long modifiedNanos, long bytes, Object key) {}

    PolicyFiles(Path file, List<Path> directories) {
        this(Optional.of(file), directories);
    }

    private PolicyFiles(Optional<Path> file, List<Path> directories) {
        this.file = file;
        this.directories = List.copyOf(directories);
    }

    boolean changed() {
        return !seen().equals(last);
    }

    Map<String, String> read() {
        last = seen();
        Map<String, String> rules = new LinkedHashMap<>();
        last.forEach(each -> rules.putAll(PolicyFile.read(each.path())));
        return rules;
    }

    private List<Seen> seen() {
        List<Seen> found = new ArrayList<>();
        file.ifPresent(path -> look(path, found));
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                inside(directory).forEach(path -> look(path, found));
            }
        }
        return found;
    }

    private static List<Path> inside(Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .limit(MAX_FILES_PER_DIRECTORY)
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot read " + directory + ": " + cause.getMessage(), cause);
        }
    }

    private static void look(Path path, List<Seen> found) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            long nanos = now.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
            found.add(new Seen(path, nanos, now.size(), String.valueOf(now.fileKey())));
        } catch (IOException notThere) {
            // A file that is not there, or went away between list and look, overrides nothing.
        }
    }
}
