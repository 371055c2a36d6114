package nova.cli.resource;

import java.nio.file.Files;
import java.nio.file.Path;

/** Why a local file cannot be read, in the words of Python's {@code OSError}. */
public final class FileTrouble {
    private FileTrouble() {}

    public static String of(String file) {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            return "[Errno 2] No such file or directory: '" + file + "'";
        }
        return Files.isDirectory(path)
                ? "[Errno 21] Is a directory: '" + file + "'"
                : "[Errno 13] Permission denied: '" + file + "'";
    }
}
