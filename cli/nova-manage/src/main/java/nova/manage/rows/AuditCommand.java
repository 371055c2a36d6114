package nova.manage.rows;

import java.util.List;
import java.util.concurrent.Callable;
import nova.db.audit.Audit;
import nova.db.audit.Violation;
import nova.manage.Session;
import nova.runtime.json.JsonCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "audit",
        description =
                "Check that servers, operations, claims, usage and leftovers agree. Exit code 1 when they do not.")
public final class AuditCommand implements Callable<Integer> {
    private static final int EXIT_VIOLATIONS = 1;

    private final Session session;

    @Option(names = "--json", description = "Print a JSON list of what is wrong.")
    private boolean json;

    public AuditCommand(Session session) {
        this.session = session;
    }

    /** A violation as JSON has it. */
    record Line(String rule, String subject, String message) {}

    @Override
    public Integer call() {
        List<Violation> violations = session.withRows(new Audit()::run);
        if (json) {
            session.out()
                    .println(JsonCodec.write(violations.stream()
                            .map(each -> new Line(each.rule().word(), each.subject(), each.message()))
                            .toList()));
        } else {
            violations.forEach(each -> session.out().println(each));
            session.err()
                    .println(
                            violations.isEmpty()
                                    ? "All rows agree."
                                    : "%d %s."
                                            .formatted(
                                                    violations.size(),
                                                    violations.size() == 1 ? "violation" : "violations"));
        }
        return violations.isEmpty() ? 0 : EXIT_VIOLATIONS;
    }
}
