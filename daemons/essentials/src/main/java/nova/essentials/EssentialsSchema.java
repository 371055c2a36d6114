package nova.essentials;

import java.util.List;
import nova.db.migrate.Migrations;

/** The tables of the stand-ins, beside Nova's own. */
public final class EssentialsSchema {
    public static final Migrations MIGRATIONS = Migrations.of(
            "essentials",
            EssentialsSchema.class.getClassLoader(),
            "nova/essentials/migration",
            List.of("V001__identity_and_image.sql"));

    private EssentialsSchema() {}
}
