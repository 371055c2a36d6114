package nova.essentials.image;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Rows of {@code image_members}. */
public final class MemberStore {
    /** Projects an image may be shared with. */
    public static final int MAX_MEMBERS = 128;

    private static final String SELECT =
            "select image_id, project_id, status, created_at, updated_at from image_members";

    public List<ImageMember> of(Tx tx, String image) {
        return tx.sql()
                .fetch(SELECT + " where image_id = ? order by project_id limit ?", image, MAX_MEMBERS)
                .map(MemberStore::member);
    }

    public Optional<ImageMember> find(Tx tx, String image, String project) {
        return tx.sql()
                .fetchOptional(SELECT + " where image_id = ? and project_id = ?", image, project)
                .map(MemberStore::member);
    }

    public void insert(Tx tx, ImageMember member) {
        try {
            tx.sql()
                    .execute(
                            "insert into image_members (image_id, project_id, status, created_at, updated_at)"
                                    + " values (?, ?, ?, ?, ?)",
                            member.image(),
                            member.project(),
                            member.status(),
                            ImageStore.column(member.createdAt()),
                            ImageStore.column(member.updatedAt()));
        } catch (IntegrityConstraintViolationException taken) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Member %s is duplicated for image %s".formatted(member.project(), member.image()),
                    taken);
        }
    }

    public void setStatus(Tx tx, ImageMember member) {
        tx.sql()
                .execute(
                        "update image_members set status = ?, updated_at = ? where image_id = ? and project_id = ?",
                        member.status(),
                        ImageStore.column(member.updatedAt()),
                        member.image(),
                        member.project());
    }

    public void delete(Tx tx, ImageMember member) {
        tx.sql()
                .execute(
                        "delete from image_members where image_id = ? and project_id = ?",
                        member.image(),
                        member.project());
    }

    private static ImageMember member(Record row) {
        return new ImageMember(
                row.get("image_id", String.class),
                row.get("project_id", String.class),
                row.get("status", String.class),
                ImageStore.instant(row, "created_at"),
                ImageStore.instant(row, "updated_at"));
    }
}
