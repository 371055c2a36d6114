package nova.api.golden;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One request that a microversion changed the meaning or the answer of, as Nova's version history says: who asks what,
 * the statuses in the version before and since, and which keys of the answer come and go. Keys are paths; a list is
 * {@code []}. Braces name things of the {@link VersionWorld}.
 */
record VersionCase(int minor, String name, Request request, Change change) {
    record Request(String who, String method, String path, String body) {
        static Request of(String method, String path, String body) {
            return new Request("member", method, path, body);
        }

        Request by(String other) {
            return new Request(other, method, path, body);
        }

        String line() {
            return who + " " + method + " " + path;
        }
    }

    /** {@code otherBody} is what the newer version is asked when the older one's body is not right for it. */
    record Change(int before, int since, Set<String> added, Set<String> dropped, Optional<String> otherBody) {
        Change {
            added = Collections.unmodifiableSet(new TreeSet<>(added));
            dropped = Collections.unmodifiableSet(new TreeSet<>(dropped));
        }

        static Change statuses(int before, int since) {
            return new Change(before, since, Set.of(), Set.of(), Optional.empty());
        }
    }

    static VersionCase get(int minor, String name, String path) {
        return new VersionCase(minor, name, Request.of("GET", path, ""), Change.statuses(200, 200));
    }

    static VersionCase send(int minor, String name, String methodAndPath, String body) {
        String[] parts = methodAndPath.split(" ");
        return new VersionCase(minor, name, Request.of(parts[0], parts[1], body), Change.statuses(200, 200));
    }

    VersionCase asAdmin() {
        return new VersionCase(minor, name, request.by("admin"), change);
    }

    VersionCase statuses(int before, int since) {
        return with(new Change(before, since, change.added(), change.dropped(), change.otherBody()));
    }

    VersionCase adds(String... keys) {
        return with(new Change(change.before(), change.since(), Set.of(keys), change.dropped(), change.otherBody()));
    }

    VersionCase drops(String... keys) {
        return with(new Change(change.before(), change.since(), change.added(), Set.of(keys), change.otherBody()));
    }

    VersionCase sinceThen(String body) {
        return with(new Change(change.before(), change.since(), change.added(), change.dropped(), Optional.of(body)));
    }

    private VersionCase with(Change other) {
        return new VersionCase(minor, name, request, other);
    }

    String file() {
        return "2." + minor + "-" + name + ".json";
    }

    String before() {
        return "2." + (minor - 1);
    }

    String since() {
        return "2." + minor;
    }
}
