package nova.essentials.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Tx;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Rows of {@code image_images}. */
public final class ImageStore {
    /** The most images one project's list is made of. */
    public static final int MAX_ROWS = 10_000;

    private static final String SELECT =
            "select i.seq, i.id, i.name, i.status, i.owner, i.visibility, i.protected, i.hidden, i.disk_format,"
                    + " i.container_format, i.min_disk, i.min_ram, i.size, i.virtual_size, i.md5, i.hash_value,"
                    + " i.properties, i.tags, i.created_at, i.updated_at from image_images i";

    public Optional<Image> find(Tx tx, String id) {
        return tx.sql().fetchOptional(SELECT + " where i.id = ?", id).map(ImageStore::image);
    }

    /** Everything, newest first: for administrators. */
    public List<Image> all(Tx tx) {
        return tx.sql()
                .fetch(SELECT + " order by i.created_at desc, i.id desc limit ?", MAX_ROWS)
                .map(ImageStore::image);
    }

    /** What a project may see, newest first: its own, public, community, and what is shared with it. */
    public List<Image> visibleTo(Tx tx, String project) {
        return tx.sql()
                .fetch(
                        SELECT + " where i.owner = ? or i.visibility in ('public', 'community') or"
                                + " (i.visibility = 'shared' and i.id in (select m.image_id from image_members m"
                                + " where m.project_id = ?)) order by i.created_at desc, i.id desc limit ?",
                        project,
                        project,
                        MAX_ROWS)
                .map(ImageStore::image);
    }

    public void insert(Tx tx, Image image) {
        try {
            tx.sql()
                    .execute(
                            "insert into image_images (id, name, status, owner, visibility, protected, hidden,"
                                    + " disk_format, container_format, min_disk, min_ram, properties, tags,"
                                    + " created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            image.id(),
                            image.traits().name().orElse(null),
                            image.status().word(),
                            image.owner(),
                            image.traits().visibility(),
                            image.traits().isProtected(),
                            image.traits().hidden(),
                            image.format().disk().orElse(null),
                            image.format().container().orElse(null),
                            image.traits().minDiskGib(),
                            image.traits().minRamMib(),
                            text(image.properties()),
                            text(image.tags()),
                            column(image.createdAt()),
                            column(image.updatedAt()));
        } catch (IntegrityConstraintViolationException taken) {
            throw new NovaException(ErrorCode.CONFLICT, "Image ID %s already exists!".formatted(image.id()), taken);
        }
    }

    /** Writes what its owner may change; status and data have moves of their own. */
    public void update(Tx tx, Image image) {
        tx.sql()
                .execute(
                        "update image_images set name = ?, visibility = ?, protected = ?, hidden = ?, disk_format = ?,"
                                + " container_format = ?, min_disk = ?, min_ram = ?, properties = ?, tags = ?,"
                                + " updated_at = ? where id = ?",
                        image.traits().name().orElse(null),
                        image.traits().visibility(),
                        image.traits().isProtected(),
                        image.traits().hidden(),
                        image.format().disk().orElse(null),
                        image.format().container().orElse(null),
                        image.traits().minDiskGib(),
                        image.traits().minRamMib(),
                        text(image.properties()),
                        text(image.tags()),
                        column(tx.now()),
                        image.id());
    }

    /** One guarded move; false when the image was not in {@code from} any more. */
    public boolean move(Tx tx, String id, ImageStatus from, ImageStatus to) {
        return tx.sql()
                        .execute(
                                "update image_images set status = ?, updated_at = ? where id = ? and status = ?",
                                to.word(),
                                column(tx.now()),
                                id,
                                from.word())
                == 1;
    }

    /** The bytes are there: saving becomes active. False when the image was deleted meanwhile. */
    public boolean activate(Tx tx, String id, Image.Data data) {
        return tx.sql()
                        .execute(
                                "update image_images set status = 'active', size = ?, virtual_size = ?, md5 = ?,"
                                        + " hash_algorithm = 'sha512', hash_value = ?, updated_at = ?"
                                        + " where id = ? and status = 'saving'",
                                data.bytes(),
                                data.virtualBytes().orElse(null),
                                data.md5(),
                                data.sha512(),
                                column(tx.now()),
                                id)
                == 1;
    }

    /** After a start nobody uploads: what was saving waits for its bytes again. */
    public int requeueSaving(Tx tx) {
        return tx.sql().execute("update image_images set status = 'queued' where status = 'saving'");
    }

    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from image_members where image_id = ?", id);
        tx.sql().execute("delete from image_images where id = ?", id);
    }

    private static Image image(Record row) {
        Optional<Image.Data> data = Optional.ofNullable(row.get("size", Long.class))
                .map(size -> new Image.Data(
                        size,
                        Optional.ofNullable(row.get("virtual_size", Long.class)),
                        row.get("md5", String.class),
                        row.get("hash_value", String.class)));
        Image.Traits traits = new Image.Traits(
                Optional.ofNullable(row.get("name", String.class)),
                row.get("visibility", String.class),
                row.get("protected", Boolean.class),
                row.get("hidden", Boolean.class),
                row.get("min_disk", Integer.class),
                row.get("min_ram", Integer.class));
        Image.Format format = new Image.Format(
                Optional.ofNullable(row.get("disk_format", String.class)),
                Optional.ofNullable(row.get("container_format", String.class)));
        return new Image(
                row.get("id", String.class),
                row.get("owner", String.class),
                ImageStatus.of(row.get("status", String.class)),
                traits,
                format,
                data,
                properties(row.get("properties", String.class)),
                tags(row.get("tags", String.class)),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static String text(Map<String, String> properties) {
        ObjectNode node = Json.object();
        properties.forEach(node::put);
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }

    private static String text(List<String> tags) {
        ArrayNode node = Json.array();
        tags.forEach(node::add);
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }

    private static Map<String, String> properties(String text) {
        Map<String, String> properties = new TreeMap<>();
        JsonNode node = Json.read(text.getBytes(StandardCharsets.UTF_8));
        node.properties()
                .forEach(
                        field -> properties.put(field.getKey(), field.getValue().textValue()));
        return properties;
    }

    private static List<String> tags(String text) {
        List<String> tags = new ArrayList<>();
        Json.read(text.getBytes(StandardCharsets.UTF_8)).forEach(tag -> tags.add(tag.textValue()));
        return tags;
    }

    static Instant instant(Record row, String column) {
        return row.get(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    static LocalDateTime column(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
