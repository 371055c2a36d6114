package nova.db;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Where the database is, read from {@code [database] connection}. */
record DatabaseAddress(Engine engine, String url, String user, String password) {
    private static final int MYSQL_PORT = 3306;
    private static final String H2_LISTENS_AT = "h2.bindAddress";
    private static final String FORMS =
            "use mysql+pymysql://user:password@host/database, jdbc:mysql://host/database, h2:file:/path or h2:mem:name";

    DatabaseAddress {
        requireNonNull(engine, "engine");
        requireNonNull(url, "url");
        requireNonNull(user, "user");
        requireNonNull(password, "password");
    }

    static DatabaseAddress of(DatabaseConfig config) {
        String text = config.connection().strip();
        if (text.isEmpty()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "[database] connection is not set: " + FORMS);
        }
        String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        if (plain.startsWith("h2:")) {
            return embedded(plain);
        }
        String scheme = plain.contains(":") ? plain.substring(0, plain.indexOf(':')) : "";
        String family = scheme.contains("+") ? scheme.substring(0, scheme.indexOf('+')) : scheme;
        if (!family.equals("mysql") && !family.equals("mariadb")) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "[database] connection names an unsupported database '" + scheme + "': " + FORMS);
        }
        return server(plain.substring(scheme.length() + 1), config.statementTimeout());
    }

    /**
     * H2 as we want it: MySQL's words, names in lower case, UTC. In memory it lives as long as this process; in a file
     * each commit is written before it is answered, so that a killed process loses nothing it promised; and the process
     * that has the file open serves it to the commands of this machine, with a key only who may read the folder knows.
     */
    private static DatabaseAddress embedded(String plain) {
        boolean memory = plain.startsWith("h2:mem:");
        if (System.getProperty(H2_LISTENS_AT) == null) {
            System.setProperty(
                    H2_LISTENS_AT, "127.0.0.1"); // H2 would listen everywhere, and has no other way to say it
        }
        String url = "jdbc:" + plain
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;TIME ZONE=UTC"
                + (memory ? ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1" : ";WRITE_DELAY=0;AUTO_SERVER=TRUE");
        return new DatabaseAddress(Engine.EMBEDDED, url, "sa", "");
    }

    private static DatabaseAddress server(String rest, Duration statementTimeout) {
        URI uri;
        try {
            uri = new URI("mysql:" + rest);
        } catch (URISyntaxException cause) {
            // The cause would quote the whole address, with its password.
            throw new NovaException(ErrorCode.BAD_REQUEST, "[database] connection is not an address: " + FORMS);
        }
        if (uri.getHost() == null
                || uri.getRawPath() == null
                || uri.getRawPath().length() < 2) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "[database] connection lacks host or database name: " + FORMS);
        }
        Map<String, String> options = new TreeMap<>(Map.of(
                "connectionTimeZone", "UTC",
                "preserveInstants", "false",
                "characterEncoding", "UTF-8",
                "connectionCollation", "utf8mb4_bin",
                "useAffectedRows", "false",
                "useLocalSessionState", "true",
                "rewriteBatchedStatements", "true",
                "cachePrepStmts", "true",
                "connectTimeout", "5000",
                "tcpKeepAlive", "true"));
        // Our statements are many and long: by default the driver keeps 25 of at most 256 characters parsed.
        options.put("prepStmtCacheSize", "500");
        options.put("prepStmtCacheSqlLimit", "8192");
        options.put("cacheServerConfiguration", "true");
        options.put("socketTimeout", Long.toString(statementTimeout.toMillis()));
        options.putAll(jdbcOptions(uri.getRawQuery()));
        String query = options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
        int port = uri.getPort() < 0 ? MYSQL_PORT : uri.getPort();
        String url = "jdbc:mysql://" + uri.getHost() + ":" + port + uri.getRawPath() + "?" + query;
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseAddress(
                Engine.SERVER,
                url,
                login.length > 0 ? decoded(login[0]) : "",
                login.length > 1 ? decoded(login[1]) : "");
    }

    /** Options meant for Python's drivers have other names and no meaning here; ours are camel case. */
    private static Map<String, String> jdbcOptions(String query) {
        Map<String, String> options = new TreeMap<>();
        for (String option : query == null ? new String[0] : query.split("&")) {
            String[] pair = option.split("=", 2);
            boolean ofPython = pair[0].contains("_") || pair[0].equals(pair[0].toLowerCase(Locale.ROOT));
            if (pair.length == 2 && !ofPython) {
                options.put(pair[0], pair[1]);
            }
        }
        return options;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        int options = Math.max(url.indexOf('?'), url.indexOf(';'));
        return (options < 0 ? url : url.substring(0, options)) + (user.isEmpty() ? "" : " as " + user);
    }
}
