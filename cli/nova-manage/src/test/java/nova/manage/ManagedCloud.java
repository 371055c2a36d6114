package nova.manage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.db.Tx;
import nova.db.fixture.TestDatabases;
import nova.runtime.port.SystemPlatform;

/** A database of its own and nova-manage on it, as an operator types it. */
final class ManagedCloud {
    private final String connection;
    private final Path config;

    ManagedCloud(TestDatabases kind, Path folder) {
        this.connection = kind.newConnection();
        this.config = folder.resolve("nova.conf");
        try {
            Files.writeString(
                    config, "[DEFAULT]\ncompute_driver = fake\n[database]\nconnection = " + connection + "\n");
        } catch (IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }

    record Answer(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    Answer run(String... typed) {
        List<String> arguments = new ArrayList<>(List.of("--config-file", config.toString()));
        arguments.addAll(List.of(typed));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new NovaManage(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments.toArray(String[]::new));
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    void change(Consumer<Tx> body) {
        try (PooledDatabase database =
                PooledDatabase.open(DatabaseConfig.DEFAULTS.withConnection(connection), new SystemPlatform())) {
            database.change("prepare", body);
        }
    }
}
