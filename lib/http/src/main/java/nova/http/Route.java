package nova.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.http.body.ValueRule;
import nova.http.version.Microversion;
import nova.http.version.VersionRange;

/**
 * One row of a service's route table. {@code action} is the key of an action body; {@code policy} the rule asked before
 * the handler runs with the caller's own project as target (handlers ask again for what they load); with
 * {@code ownerDecides} only the handler asks it, about the owner of what the path names. {@code query} and
 * {@code body} describe what the handler takes: for the API's description, and for services that refuse bad ones before
 * they ask the policy. Services without microversions and policy leave them as they are.
 */
public record Route(
        String method,
        PathTemplate path,
        Optional<String> action,
        VersionRange versions,
        Optional<String> policy,
        boolean ownerDecides,
        Kind kind,
        Optional<ValueRule> query,
        Optional<Taken> body,
        HttpHandler handler) {
    /** How a request changes things (design.md §4). */
    public enum Kind {
        /** A change of one server that no other may run beside. */
        EXCLUSIVE,
        /** A change of what is attached to a server; waits in its line. */
        DEVICE,
        /** A word to a running operation. */
        SIGNAL,
        /** A call to a host that records nothing. */
        QUESTION,
        /** Answered by the API alone. */
        PLAIN
    }

    /** What a body must be; it may be this long even where the service's own bound is lower. */
    public record Taken(ValueRule rule, long maxBytes) {
        public Taken {
            requireNonNull(rule, "rule");
        }
    }

    public Route {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        requireNonNull(action, "action");
        requireNonNull(versions, "versions");
        requireNonNull(policy, "policy");
        requireNonNull(kind, "kind");
        requireNonNull(query, "query");
        requireNonNull(body, "body");
        requireNonNull(handler, "handler");
    }

    public static Route of(String method, String path, HttpHandler handler) {
        return new Route(
                method,
                PathTemplate.of(path),
                Optional.empty(),
                VersionRange.ALL,
                Optional.empty(),
                false,
                Kind.PLAIN,
                Optional.empty(),
                Optional.empty(),
                handler);
    }

    public static Route get(String path, HttpHandler handler) {
        return of("GET", path, handler);
    }

    public static Route post(String path, HttpHandler handler) {
        return of("POST", path, handler);
    }

    public static Route put(String path, HttpHandler handler) {
        return of("PUT", path, handler);
    }

    public static Route delete(String path, HttpHandler handler) {
        return of("DELETE", path, handler);
    }

    /** {@code POST <path>} with a body whose only key is {@code key}. */
    public static Route action(String path, String key, HttpHandler handler) {
        Route post = post(path, handler);
        return new Route(
                post.method,
                post.path,
                Optional.of(key),
                post.versions,
                post.policy,
                false,
                post.kind,
                post.query,
                post.body,
                post.handler);
    }

    /** The same under another path, with the same named parts. */
    public Route at(String otherPath) {
        return new Route(
                method, PathTemplate.of(otherPath), action, versions, policy, ownerDecides, kind, query, body, handler);
    }

    public Route policy(String rule) {
        return new Route(method, path, action, versions, Optional.of(rule), false, kind, query, body, handler);
    }

    /** A rule the handler asks itself, once it knows whose the thing is: who may not see it must not learn it exists. */
    public Route ownerPolicy(String rule) {
        return new Route(method, path, action, versions, Optional.of(rule), true, kind, query, body, handler);
    }

    public Route takes(ValueRule rule) {
        return takes(rule, 0);
    }

    public Route takes(ValueRule rule, long maxBytes) {
        Taken taken = new Taken(rule, maxBytes);
        return new Route(
                method, path, action, versions, policy, ownerDecides, kind, query, Optional.of(taken), handler);
    }

    /** Every parameter is a list to {@code rule}, as it may repeat. */
    public Route query(ValueRule rule) {
        return new Route(method, path, action, versions, policy, ownerDecides, kind, Optional.of(rule), body, handler);
    }

    public Route kind(Kind wanted) {
        return new Route(method, path, action, versions, policy, ownerDecides, wanted, query, body, handler);
    }

    public Route since(int major, int minor) {
        return new Route(
                method,
                path,
                action,
                versions.since(new Microversion(major, minor)),
                policy,
                ownerDecides,
                kind,
                query,
                body,
                handler);
    }

    public Route until(int major, int minor) {
        return new Route(
                method,
                path,
                action,
                versions.until(new Microversion(major, minor)),
                policy,
                ownerDecides,
                kind,
                query,
                body,
                handler);
    }
}
