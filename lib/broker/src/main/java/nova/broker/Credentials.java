package nova.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * The broker's users. The file has one {@code user = password} per line; the password in clear, or hashed as
 * {@code nova-broker --hash-password} prints it. Lines that begin with {@code #} are comments.
 */
public final class Credentials {
    static final int MAX_USERS = 100_000;
    static final long MAX_FILE_BYTES = 32L << 20;

    private static final PasswordHash NOBODY = PasswordHash.ofKnown("nobody");

    private final Map<String, PasswordHash> users;

    private Credentials(Map<String, PasswordHash> users) {
        this.users = Map.copyOf(users);
    }

    public static Credentials of(Map<String, String> passwords) {
        Map<String, PasswordHash> users = new TreeMap<>();
        passwords.forEach((user, password) -> users.put(user, stored(password)));
        return new Credentials(users);
    }

    public static Credentials read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw wrong(file + " is larger than " + MAX_FILE_BYTES + " bytes; is it a credentials file?");
            }
            return parse(file.toString(), Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw wrong(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    static Credentials parse(String file, List<String> lines) {
        Map<String, PasswordHash> users = new TreeMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String user = equals < 0 ? "" : line.substring(0, equals).strip();
            String password = equals < 0 ? "" : line.substring(equals + 1).strip();
            if (user.isEmpty() || password.isEmpty()) {
                throw wrong(file + ":" + number + ": must be user = password");
            }
            if (users.put(user, stored(password)) != null) {
                throw wrong(file + ":" + number + ": user " + user + " is named twice");
            }
            if (users.size() > MAX_USERS) {
                throw wrong(file + " has more than " + MAX_USERS + " users");
            }
        }
        return new Credentials(users);
    }

    /** Takes as long for an unknown user as for a wrong password. */
    boolean accepts(String user, String password) {
        PasswordHash known = users.getOrDefault(user, NOBODY);
        return known.matches(password) && known != NOBODY;
    }

    private static PasswordHash stored(String password) {
        return password.startsWith(PasswordHash.PREFIX) ? PasswordHash.parse(password) : PasswordHash.ofKnown(password);
    }

    private static NovaException wrong(String what) {
        return new NovaException(ErrorCode.BAD_REQUEST, "broker credentials: " + what);
    }
}
