package nova.scheduler.decision;

import java.util.List;

/** Rejects hosts. Pure: what it says depends on the wish and the host alone. */
public interface HostFilter {
    /** As written in {@code enabled_filters}, and as people see it in explanations. */
    String name();

    /** The tests for this wish, in order; empty when the filter has nothing to say about it. */
    List<HostCheck> prepare(Question question);
}
