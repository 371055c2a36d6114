package nova.db.migrate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import nova.db.Database;
import nova.db.Engine;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.jooq.impl.DSL;

/**
 * The numbered schema changes of one named schema. Several schemas (ours, the essentials', the network service's) may
 * share a database; each has its own name, folder and numbers. Changes are online and only add (design.md §12), so
 * daemons go on while {@link #run} works; run it from one place at a time, a second one waits.
 */
public final class Migrations {
    /** How long a second {@code db sync} waits for the first. */
    static final Duration LOCK_LIMIT = Duration.ofMinutes(10);

    /** The tables of compute: what {@code nova-manage db sync} brings up to date. */
    public static final Migrations NOVA = Migrations.of(
            "nova",
            Migrations.class.getClassLoader(),
            "nova/db/migration",
            List.of(
                    "V001__first_schema.sql",
                    "V002__server_requests.sql",
                    "V003__records_beside_servers.sql",
                    "V004__signals.sql",
                    "V005__texts_beside_servers.sql",
                    "V006__task_logs.sql",
                    "V007__aggregate_changes.sql"));

    /** The embedded engine lives in this process alone. */
    private static final ReentrantLock EMBEDDED_LOCK = new ReentrantLock();

    private final String name;
    private final List<MigrationFile> files;
    private final SchemaSteps steps;

    private Migrations(String name, List<MigrationFile> files) {
        this.name = requireNonNull(name, "name");
        this.files = List.copyOf(files);
        this.steps = new SchemaSteps(name);
    }

    /** Files are named one by one, oldest first, so that a stray file never runs and no folder is ever searched. */
    public static Migrations of(String name, ClassLoader resources, String folder, List<String> files) {
        List<MigrationFile> loaded = files.stream()
                .map(file -> MigrationFile.load(resources, folder, file))
                .toList();
        for (int i = 0; i < loaded.size(); i++) {
            if (loaded.get(i).version() != i + 1) {
                throw new NovaException(
                        ErrorCode.INTERNAL,
                        "schema " + name + ": " + loaded.get(i).name() + " should be number " + (i + 1));
            }
        }
        return new Migrations(name, loaded);
    }

    public String name() {
        return name;
    }

    /** The newest version this release knows. */
    public int latest() {
        return files.size();
    }

    /** The newest version that is complete in the database; 0 for an empty one. */
    public int version(Database database) {
        Map<Integer, Long> done = new TreeMap<>();
        Map<Integer, Long> begun = new TreeMap<>();
        for (SchemaSteps.Mark mark : steps.marks(database)) {
            begun.merge(mark.version(), 1L, Long::sum);
            done.merge(mark.version(), mark.done() ? 1L : 0L, Long::sum);
        }
        int version = 0;
        while (begun.containsKey(version + 1) && complete(version + 1, begun, done)) {
            version++;
        }
        return version;
    }

    /** Of a version we know all statements must be done; of a newer release's, all that were begun. */
    private boolean complete(int version, Map<Integer, Long> begun, Map<Integer, Long> done) {
        long wanted =
                version <= files.size() ? files.get(version - 1).statements().size() : begun.get(version);
        return done.get(version) == wanted;
    }

    /** Brings the database to {@link #latest()}; goes on where an earlier run ended. Does nothing the second time. */
    public void run(Database database, Progress progress) {
        run(database, latest(), progress);
    }

    /** As {@link #run(Database, Progress)}, but only up to {@code target}. There is no way down. */
    public void run(Database database, int target, Progress progress) {
        if (target < 1 || target > latest()) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "schema %s has versions 1 to %d, not %d".formatted(name, latest(), target));
        }
        steps.prepare(database);
        locked(database, () -> {
            List<SchemaSteps.Mark> marks = steps.marks(database);
            files.stream().limit(target).forEach(file -> apply(database, file, marks, progress));
        });
    }

    private void apply(Database database, MigrationFile file, List<SchemaSteps.Mark> marks, Progress progress) {
        int count = file.statements().size();
        IntStream.range(0, count).forEach(step -> {
            Optional<SchemaSteps.Mark> earlier = marks.stream()
                    .filter(mark -> mark.version() == file.version() && mark.step() == step)
                    .findFirst();
            earlier.ifPresent(mark -> requireSame(file, step, mark));
            if (earlier.isEmpty() || !earlier.get().done()) {
                progress.step(file.name(), step + 1, count);
                steps.run(database, file, step, earlier);
            }
        });
    }

    private void requireSame(MigrationFile file, int step, SchemaSteps.Mark mark) {
        if (!mark.digest().equals(file.digest(step))) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "schema %s: statement %d of %s is not the one that ran here: a released file was edited; restore it"
                            .formatted(name, step + 1, file.name()));
        }
    }

    /** Refuses a database this release cannot work with; it can with its own version and with the next one. */
    public void requireUsable(Database database) {
        int version = version(database);
        if (version < latest()) {
            throw new NovaException(
                    ErrorCode.NOT_SUPPORTED,
                    "schema %s is at version %d and this release needs %d: run nova-manage db sync"
                            .formatted(name, version, latest()));
        }
        if (version > latest() + 1) {
            throw new NovaException(
                    ErrorCode.NOT_SUPPORTED,
                    "schema %s is at version %d and this release knows only %d and %d: install the newer release"
                            .formatted(name, version, latest(), latest() + 1));
        }
    }

    private void locked(Database database, Runnable work) {
        database.read("hold schema lock", tx -> {
            if (tx.engine() == Engine.EMBEDDED) {
                EMBEDDED_LOCK.lock();
                try {
                    work.run();
                } finally {
                    EMBEDDED_LOCK.unlock();
                }
                return true;
            }
            String key = "nova.schema." + name;
            Integer held = tx.sql()
                    .select(DSL.field(
                            "get_lock({0}, {1})", Integer.class, DSL.val(key), DSL.val(LOCK_LIMIT.toSeconds())))
                    .fetchSingle()
                    .value1();
            if (held == null || held != 1) {
                throw new NovaException(ErrorCode.TIMEOUT, "another schema change of " + name + " has not ended yet");
            }
            try {
                work.run();
            } finally {
                tx.sql()
                        .select(DSL.field("release_lock({0})", Integer.class, DSL.val(key)))
                        .fetch();
            }
            return true;
        });
    }
}
