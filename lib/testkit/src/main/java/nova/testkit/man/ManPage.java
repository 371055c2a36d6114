package nova.testkit.man;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the manual in the macros of {@code man(7)}, written top to bottom. */
public final class ManPage {
    private final StringBuilder text = new StringBuilder();

    /** {@code summary} is one line without a point at its end. */
    public ManPage(String name, int section, String summary) {
        text.append(".\\\" Generated from the program's own command line; do not edit.\n");
        text.append(".TH ")
                .append(name.toUpperCase(java.util.Locale.ROOT))
                .append(' ')
                .append(section);
        text.append(" \"\" \"Nova for the JVM\" \"Nova\"\n");
        section("NAME");
        text.append(escaped(name)).append(" \\- ").append(escaped(summary)).append('\n');
    }

    public ManPage section(String title) {
        text.append(".SH ").append(quoted(title)).append('\n');
        return this;
    }

    public ManPage subsection(String title) {
        text.append(".SS ").append(quoted(title)).append('\n');
        return this;
    }

    public ManPage paragraph(String words) {
        text.append(".PP\n").append(line(words)).append('\n');
        return this;
    }

    /** Lines as they are, in a type of fixed width. */
    public ManPage verbatim(String lines) {
        text.append(".PP\n.nf\n");
        lines.lines().forEach(each -> text.append(line(each)).append('\n'));
        text.append(".fi\n");
        return this;
    }

    /** A term, such as an option, and what it means. */
    public ManPage term(String name, String meaning) {
        text.append(".TP\n.B ").append(escaped(name)).append('\n');
        text.append(line(meaning.isBlank() ? name : meaning)).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Writes the page where {@code -Dnova.write-man=true} asks for it; tells what is kept there. */
    public String kept(Path file) throws IOException {
        return kept(file, toString());
    }

    /** See {@link #kept(Path)}, for other generated texts. */
    public static String kept(Path file, String fresh) throws IOException {
        requireNonNull(fresh, "fresh");
        if (Boolean.getBoolean("nova.write-man")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, fresh);
        }
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** A line that begins like a request to the formatter is none. */
    private static String line(String words) {
        String escaped = escaped(words);
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String quoted(String words) {
        return "\"" + escaped(words).replace("\"", "\\(dq") + "\"";
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }
}
