package nova.db.migrate;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import nova.db.Database;
import nova.db.InstantBinding;
import nova.db.Tx;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The progress marks: one row per statement of every schema in this database. DDL does not roll back, so a statement is
 * marked begun, run, and marked done; after a death in between, "is there already" counts as done.
 */
final class SchemaSteps {
    private static final Table<?> STEPS = DSL.table(DSL.name("schema_steps"));
    private static final Field<String> SCHEMA = DSL.field(DSL.name("schema_name"), SQLDataType.VARCHAR(64));
    private static final Field<Integer> VERSION = DSL.field(DSL.name("version"), SQLDataType.INTEGER);
    private static final Field<Integer> STEP = DSL.field(DSL.name("step"), SQLDataType.INTEGER);
    private static final Field<String> DIGEST = DSL.field(DSL.name("digest"), SQLDataType.VARCHAR(64));
    private static final Field<Boolean> DONE = DSL.field(DSL.name("done"), SQLDataType.BOOLEAN);
    private static final Field<java.time.Instant> CHANGED_AT =
            DSL.field(DSL.name("changed_at"), SQLDataType.LOCALDATETIME(6).asConvertedDataType(new InstantBinding()));

    /** Table, column or index is there, or is gone, already. MySQL: 1050, 1060, 1061, 1091, 1051; the others are H2's. */
    private static final Set<Integer> ALREADY =
            Set.of(1050, 1051, 1060, 1061, 1091, 42101, 42102, 42111, 42112, 42121, 42122);

    private static final String CREATE = """
            create table if not exists schema_steps (
              schema_name varchar(64) not null,
              version int not null,
              step int not null,
              digest varchar(64) not null,
              done tinyint(1) not null,
              changed_at datetime(6) not null,
              primary key (schema_name, version, step)
            ) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin""";

    record Mark(int version, int step, String digest, boolean done) {}

    private final String schema;

    SchemaSteps(String schema) {
        this.schema = schema;
    }

    void prepare(Database database) {
        database.change("prepare schema marks", tx -> execute(tx, CREATE));
    }

    /** All marks of this schema, in order; none when the table is not there. */
    java.util.List<Mark> marks(Database database) {
        return database.read("read schema marks", tx -> {
            boolean there = tx.sql().connectionResult(connection -> {
                try (var tables =
                        connection.getMetaData().getTables(connection.getCatalog(), null, "schema_steps", null)) {
                    return tables.next();
                }
            });
            if (!there) {
                return java.util.List.of();
            }
            return tx.sql()
                    .select(VERSION, STEP, DIGEST, DONE)
                    .from(STEPS)
                    .where(SCHEMA.eq(schema))
                    .orderBy(VERSION, STEP)
                    .fetch(row -> new Mark(row.value1(), row.value2(), row.value3(), row.value4()));
        });
    }

    /** Runs one statement between its marks; {@code earlier} is the mark an interrupted run left. */
    void run(Database database, MigrationFile file, int step, Optional<Mark> earlier) {
        if (earlier.isEmpty()) {
            database.change(
                    "begin schema step",
                    tx -> tx.sql()
                            .insertInto(STEPS)
                            .columns(SCHEMA, VERSION, STEP, DIGEST, DONE, CHANGED_AT)
                            .values(schema, file.version(), step, file.digest(step), false, tx.now())
                            .execute());
        }
        database.change("run schema step", tx -> {
            try {
                execute(tx, file.statements().get(step));
            } catch (DataAccessException failed) {
                if (earlier.isEmpty() || !isAlready(failed)) {
                    throw failed;
                }
            }
            tx.sql()
                    .update(STEPS)
                    .set(DONE, true)
                    .set(CHANGED_AT, tx.now())
                    .where(at(file, step))
                    .execute();
        });
    }

    private Condition at(MigrationFile file, int step) {
        return SCHEMA.eq(schema).and(VERSION.eq(file.version())).and(STEP.eq(step));
    }

    /** As it stands in the file: not through jOOQ's templates, which give braces and colons a meaning. */
    private static void execute(Tx tx, String sql) {
        tx.sql().connection(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private static boolean isAlready(DataAccessException failed) {
        return failed.getCause() instanceof SQLException cause && ALREADY.contains(cause.getErrorCode());
    }
}
