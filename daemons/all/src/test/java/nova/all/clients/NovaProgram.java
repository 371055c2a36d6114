package nova.all.clients;

import java.util.List;
import java.util.Map;

/** One of the two programs that are compared. */
interface NovaProgram {
    /** {@code letter} stands in for {@code @} in arguments, so that both may make things of their own. */
    char letter();

    Run run(List<String> arguments, Map<String, String> environment);
}
