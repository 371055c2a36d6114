package nova.runtime.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where settings come from, weakest first: the files in their order, then {@code *.conf} of each directory in order of
 * name, then what was said on the command line.
 */
public record ConfigSources(List<Path> files, List<Path> directories, List<Override> overrides) {
    /** How many files one directory may add. */
    static final int MAX_FILES_PER_DIRECTORY = 1000;

    /** A value from the command line; {@code origin} is the argument as typed. */
    public record Override(String section, String name, String value, String origin) {}

    public ConfigSources {
        files = List.copyOf(files);
        directories = List.copyOf(directories);
        overrides = List.copyOf(overrides);
    }

    public static ConfigSources ofFiles(Path... files) {
        return new ConfigSources(List.of(files), List.of(), List.of());
    }

    /** No files at all: every option has its default. */
    public static ConfigSources none() {
        return ofFiles();
    }

    public ConfigSources with(String section, String name, String value) {
        List<Override> more = new ArrayList<>(overrides);
        more.add(new Override(section, name, requireNonNull(value, name), section + "." + name));
        return new ConfigSources(files, directories, more);
    }

    IniFile read() {
        List<IniFile.Entry> entries = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        List<Path> all = new ArrayList<>(files);
        directories.forEach(directory -> all.addAll(filesIn(directory, mistakes)));
        for (Path file : all) {
            IniFile content = IniFile.read(file);
            entries.addAll(content.entries());
            mistakes.addAll(content.mistakes());
        }
        for (Override each : overrides) {
            entries.add(new IniFile.Entry(Sections.normal(each.section()), each.name(), each.value(), each.origin()));
        }
        return new IniFile(entries, mistakes);
    }

    private static List<Path> filesIn(Path directory, List<String> mistakes) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "*.conf")) {
            for (Path file : stream) {
                if (found.size() == MAX_FILES_PER_DIRECTORY) {
                    mistakes.add(directory + " has more than " + MAX_FILES_PER_DIRECTORY + " *.conf files");
                    break;
                }
                found.add(file);
            }
        } catch (IOException unreadable) {
            mistakes.add("the directory " + directory + " cannot be read: " + unreadable.getMessage());
        }
        found.sort(null);
        return found;
    }
}
