package nova.db.server;

import static nova.db.jooq.tables.ServerMetadata.SERVER_METADATA;
import static nova.db.jooq.tables.ServerTags.SERVER_TAGS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import nova.db.Tx;
import nova.model.server.ServerEdit;
import nova.model.server.ServerId;
import nova.runtime.json.JsonCodec;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;

/**
 * What users own of a server: name, description, hostname, addresses, metadata, tags, lock. Written by the API alone;
 * no state is touched or looked at. Each write takes the server's row first, so that two never mix; false means that
 * there is no such server any more.
 */
public final class ServerEditStore {
    public boolean edit(Tx tx, ServerId id, ServerEdit edit) {
        var set = change(tx);
        edit.name().ifPresent(name -> set.set(SERVERS.NAME, name));
        edit.hostname().ifPresent(hostname -> set.set(SERVERS.HOSTNAME, hostname));
        edit.description().ifPresent(text -> set.set(SERVERS.DESCRIPTION, text.orElse(null)));
        edit.accessIpV4().ifPresent(address -> set.set(SERVERS.ACCESS_IP_V4, orNull(address)));
        edit.accessIpV6().ifPresent(address -> set.set(SERVERS.ACCESS_IP_V6, orNull(address)));
        return at(set, id);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** {@code by} is owner or admin. Locking again replaces who and why, as Nova does. */
    public boolean lock(Tx tx, ServerId id, String by, Optional<String> reason) {
        return at(change(tx).set(SERVERS.LOCKED_BY, by).set(SERVERS.LOCKED_REASON, reason.orElse(null)), id);
    }

    public boolean unlock(Tx tx, ServerId id) {
        return at(change(tx).set(SERVERS.LOCKED_BY, (String) null).set(SERVERS.LOCKED_REASON, (String) null), id);
    }

    /** The names that its ports' security groups have. */
    public boolean securityGroups(Tx tx, ServerId id, Collection<String> names) {
        return at(change(tx).set(SERVERS.SECURITY_GROUPS, JsonCodec.write(List.copyOf(names))), id);
    }

    public boolean replaceMetadata(Tx tx, ServerId id, Map<String, String> metadata) {
        if (!at(change(tx), id)) {
            return false;
        }
        tx.sql()
                .deleteFrom(SERVER_METADATA)
                .where(SERVER_METADATA.SERVER_ID.eq(id.value()))
                .execute();
        insertMetadata(tx, id, metadata);
        return copied(tx, id);
    }

    /** Adds keys and overwrites those that are there. */
    public boolean mergeMetadata(Tx tx, ServerId id, Map<String, String> metadata) {
        if (!at(change(tx), id)) {
            return false;
        }
        if (!metadata.isEmpty()) {
            tx.sql()
                    .deleteFrom(SERVER_METADATA)
                    .where(SERVER_METADATA.SERVER_ID.eq(id.value()))
                    .and(SERVER_METADATA.META_KEY.in(metadata.keySet()))
                    .execute();
            insertMetadata(tx, id, metadata);
        }
        return copied(tx, id);
    }

    /** False also when the server has no such key. */
    public boolean deleteMetadata(Tx tx, ServerId id, String key) {
        return at(change(tx), id)
                && tx.sql()
                                .deleteFrom(SERVER_METADATA)
                                .where(SERVER_METADATA.SERVER_ID.eq(id.value()))
                                .and(SERVER_METADATA.META_KEY.eq(key))
                                .execute()
                        == 1
                && copied(tx, id);
    }

    private static void insertMetadata(Tx tx, ServerId id, Map<String, String> metadata) {
        if (metadata.isEmpty()) {
            return;
        }
        var rows = tx.sql()
                .insertInto(
                        SERVER_METADATA,
                        SERVER_METADATA.SERVER_ID,
                        SERVER_METADATA.META_KEY,
                        SERVER_METADATA.META_VALUE);
        for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
            rows = rows.values(id.value(), entry.getKey(), entry.getValue());
        }
        rows.execute();
    }

    public boolean replaceTags(Tx tx, ServerId id, Collection<String> tags) {
        if (!at(change(tx), id)) {
            return false;
        }
        tx.sql()
                .deleteFrom(SERVER_TAGS)
                .where(SERVER_TAGS.SERVER_ID.eq(id.value()))
                .execute();
        if (!tags.isEmpty()) {
            var rows = tx.sql().insertInto(SERVER_TAGS, SERVER_TAGS.SERVER_ID, SERVER_TAGS.TAG);
            for (String tag : new TreeSet<>(tags)) {
                rows = rows.values(id.value(), tag);
            }
            rows.execute();
        }
        return copied(tx, id);
    }

    /** A tag that is there already stays. */
    public boolean addTag(Tx tx, ServerId id, String tag) {
        if (!at(change(tx), id)) {
            return false;
        }
        tx.sql()
                .deleteFrom(SERVER_TAGS)
                .where(SERVER_TAGS.SERVER_ID.eq(id.value()))
                .and(SERVER_TAGS.TAG.eq(tag))
                .execute();
        tx.sql()
                .insertInto(SERVER_TAGS, SERVER_TAGS.SERVER_ID, SERVER_TAGS.TAG)
                .values(id.value(), tag)
                .execute();
        return copied(tx, id);
    }

    /** False also when the server has no such tag. */
    public boolean deleteTag(Tx tx, ServerId id, String tag) {
        return at(change(tx), id)
                && tx.sql()
                                .deleteFrom(SERVER_TAGS)
                                .where(SERVER_TAGS.SERVER_ID.eq(id.value()))
                                .and(SERVER_TAGS.TAG.eq(tag))
                                .execute()
                        == 1
                && copied(tx, id);
    }

    /** Into the row of the server, where lists read them: the rows beside it as they are now, under the row's lock. */
    private static boolean copied(Tx tx, ServerId id) {
        ServerChildren children = ServerChildren.of(tx, List.of(id.value()));
        return tx.sql()
                        .update(SERVERS)
                        .set(SERVERS.METADATA, JsonCodec.write(children.metadataOf(id.value())))
                        .set(SERVERS.TAGS, JsonCodec.write(children.tagsOf(id.value())))
                        .where(SERVERS.ID.eq(id.value()))
                        .execute()
                == 1;
    }

    private static UpdateSetMoreStep<Record> change(Tx tx) {
        return tx.sql()
                .update(SERVERS)
                .set(SERVERS.UPDATED_AT, tx.now())
                .set(SERVERS.REVISION, SERVERS.REVISION.plus(1L));
    }

    private static boolean at(UpdateSetMoreStep<?> set, ServerId id) {
        return set.where(SERVERS.ID.eq(id.value()))
                        .and(SERVERS.DELETED.eq(false))
                        .execute()
                == 1;
    }
}
