package nova.db.migrate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** One numbered file and its statements, in order. */
record MigrationFile(String name, int version, List<String> statements) {
    private static final Pattern NAME = Pattern.compile("V(\\d{3,})__\\w+\\.sql");

    MigrationFile {
        requireNonNull(name, "name");
        statements = List.copyOf(statements);
    }

    static MigrationFile load(ClassLoader resources, String folder, String name) {
        Matcher numbered = NAME.matcher(name);
        if (!numbered.matches()) {
            throw new NovaException(ErrorCode.INTERNAL, "migration " + name + " is not named V<number>__<words>.sql");
        }
        try (InputStream in = resources.getResourceAsStream(folder + "/" + name)) {
            if (in == null) {
                throw new NovaException(ErrorCode.INTERNAL, "migration " + folder + "/" + name + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new MigrationFile(name, Integer.parseInt(numbered.group(1)), split(text));
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot read migration " + folder + "/" + name, cause);
        }
    }

    /** Statements end with a semicolon outside of quotes; lines that begin with two dashes are comments. */
    static List<String> split(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        boolean quoted = false;
        for (String line : text.lines().toList()) {
            if (!quoted && line.stripLeading().startsWith("--")) {
                continue;
            }
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                quoted ^= c == '\'';
                if (c == ';' && !quoted) {
                    add(statements, statement);
                } else {
                    statement.append(c);
                }
            }
            statement.append('\n');
        }
        add(statements, statement);
        return statements;
    }

    private static void add(List<String> statements, StringBuilder statement) {
        String text = statement.toString().strip();
        statement.setLength(0);
        if (!text.isEmpty()) {
            statements.add(text);
        }
    }

    /** Shows when a file was edited after it ran somewhere. */
    String digest(int step) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(statements.get(step).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "this JVM has no SHA-256", cause);
        }
    }
}
