package nova.scheduler.filter;

import java.util.List;
import java.util.Optional;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/**
 * Rejects hosts for which the hint {@code query}, a JSON expression such as {@code [">=", "$free_ram_mb", 1024]}, is not
 * true. A query that cannot be read is true of no host.
 */
public final class JsonFilter implements HostFilter {
    /** Longest query that is read. */
    static final int MAX_QUERY = 10_000;

    @Override
    public String name() {
        return "JsonFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        List<String> hint = question.hint("query");
        if (hint.isEmpty() || hint.getFirst().isBlank()) {
            return List.of();
        }
        String text = hint.getFirst();
        Optional<JsonQuery> query = text.length() > MAX_QUERY ? Optional.empty() : JsonQuery.of(text);
        return List.of(new HostCheck(
                name(),
                text,
                host -> query.filter(each -> each.isTrueOf(host)).isPresent(),
                _ -> query.isPresent() ? "not true" : "a query that cannot be read"));
    }
}
