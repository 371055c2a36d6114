package nova.runtime.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One file in the INI dialect of oslo.config: {@code [section]}, {@code key = value} or {@code key: value}, lines
 * that begin with white space continue the value above, {@code #} and {@code ;} begin comments, a pair of quotes
 * around the whole value is taken off.
 */
record IniFile(List<Entry> entries, List<String> mistakes) {
    /** A file larger than this is not a configuration file. */
    static final long MAX_FILE_BYTES = 1 << 20;

    IniFile {
        entries = List.copyOf(entries);
        mistakes = List.copyOf(mistakes);
    }

    /** One assignment and where it stands ({@code file:line}). */
    record Entry(String section, String name, String value, String place) {
        Entry {
            requireNonNull(section, "section");
            requireNonNull(name, "name");
            requireNonNull(value, "value");
            requireNonNull(place, "place");
        }
    }

    static IniFile read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                return failed(file + " is larger than " + MAX_FILE_BYTES + " bytes; is it a configuration file?");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (MalformedInputException _) {
            return failed(file + " is not UTF-8 text");
        } catch (IOException unreadable) {
            return failed(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    static IniFile parse(String file, String text) {
        Reader reader = new Reader(file);
        text.lines().forEach(reader::line);
        reader.endValue();
        return new IniFile(reader.entries, reader.mistakes);
    }

    private static IniFile failed(String mistake) {
        return new IniFile(List.of(), List.of(mistake));
    }

    private static final class Reader {
        private final String file;
        private final List<Entry> entries = new ArrayList<>();
        private final List<String> mistakes = new ArrayList<>();
        private int number;
        private String section = Sections.DEFAULT;
        private boolean insideValue;
        private String name = "";
        private String place = "";
        private final List<String> value = new ArrayList<>();

        Reader(String file) {
            this.file = file;
        }

        void line(String line) {
            number++;
            if (line.isBlank()) {
                endValue();
            } else if (Character.isWhitespace(line.charAt(0))) {
                continuation(line);
            } else if (line.charAt(0) == '[') {
                endValue();
                section(line.strip());
            } else if (line.charAt(0) != '#' && line.charAt(0) != ';') {
                endValue();
                assignment(line);
            } else {
                endValue();
            }
        }

        private void continuation(String line) {
            if (insideValue) {
                value.add(line.strip());
            } else {
                mistake("an indented line continues a value, but there is none above it");
            }
        }

        private void section(String line) {
            if (!line.endsWith("]") || line.length() < 3) {
                mistake("a section is written [name], this is " + line);
            } else {
                section = Sections.normal(line.substring(1, line.length() - 1).strip());
            }
        }

        private void assignment(String line) {
            int equal = line.indexOf('=');
            int colon = line.indexOf(':');
            int split = equal < 0 || (colon >= 0 && colon < equal) ? colon : equal;
            if (split < 1) {
                mistake("expected name = value, this is " + line.strip());
                return;
            }
            insideValue = true;
            name = line.substring(0, split).strip().replace('-', '_');
            place = file + ":" + number;
            value.add(unquoted(line.substring(split + 1).strip()));
        }

        private static String unquoted(String text) {
            boolean quoted = text.length() > 1
                    && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                    && text.charAt(0) == text.charAt(text.length() - 1);
            return quoted ? text.substring(1, text.length() - 1) : text;
        }

        void endValue() {
            if (insideValue) {
                entries.add(new Entry(section, name, String.join("\n", value), place));
            }
            insideValue = false;
            value.clear();
        }

        private void mistake(String text) {
            mistakes.add(file + ":" + number + ": " + text);
        }
    }
}
