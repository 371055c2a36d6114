package nova.db.server;

import static nova.db.jooq.tables.ServerMetadata.SERVER_METADATA;
import static nova.db.jooq.tables.ServerTags.SERVER_TAGS;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import nova.db.Tx;
import nova.model.server.Server;
import org.jooq.impl.DSL;

/** Metadata and tags of many servers, in one statement; sorted here, since the database would copy the rows for it. */
record ServerChildren(Map<String, Map<String, String>> metadata, Map<String, SortedSet<String>> tags) {
    private static final int METADATA = 0;
    private static final int TAG = 1;
    private static final SortedSet<String> NO_TAGS = Collections.emptySortedSet();

    static ServerChildren of(Tx tx, Collection<String> servers) {
        Map<String, Map<String, String>> metadata = new LinkedHashMap<>();
        Map<String, SortedSet<String>> tags = new LinkedHashMap<>();
        if (servers.isEmpty()) {
            return new ServerChildren(metadata, tags);
        }
        var server = DSL.field(DSL.name("server_id"), String.class);
        var kind = DSL.field(DSL.name("kind"), Integer.class);
        var name = DSL.field(DSL.name("name"), String.class);
        tx.sql()
                .select(
                        SERVER_METADATA.SERVER_ID.as(server),
                        DSL.inline(METADATA).as(kind),
                        SERVER_METADATA.META_KEY.as(name),
                        SERVER_METADATA.META_VALUE.as("value"))
                .from(SERVER_METADATA)
                .where(SERVER_METADATA.SERVER_ID.in(servers))
                .unionAll(DSL.select(SERVER_TAGS.SERVER_ID, DSL.inline(TAG), SERVER_TAGS.TAG, DSL.inline(""))
                        .from(SERVER_TAGS)
                        .where(SERVER_TAGS.SERVER_ID.in(servers)))
                .forEach(row -> {
                    if (row.value2() == METADATA) {
                        metadata.computeIfAbsent(row.value1(), id -> new TreeMap<>())
                                .put(row.value3(), row.value4());
                    } else {
                        tags.computeIfAbsent(row.value1(), id -> new TreeSet<>())
                                .add(row.value3());
                    }
                });
        return new ServerChildren(metadata, tags);
    }

    /** The server with its own. */
    Server besides(Server server) {
        String id = server.id().value();
        return server.with(metadataOf(id), tagsOf(id));
    }

    Map<String, String> metadataOf(String server) {
        return metadata.getOrDefault(server, Map.of());
    }

    List<String> tagsOf(String server) {
        return List.copyOf(tags.getOrDefault(server, NO_TAGS));
    }
}
