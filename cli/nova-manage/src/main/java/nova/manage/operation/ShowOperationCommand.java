package nova.manage.operation;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import nova.db.operation.OperatorStore;
import nova.db.operation.StepStore;
import nova.manage.Session;
import nova.manage.output.Table;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.operation.Operation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.OperationSummary;
import nova.model.operation.ProcessId;
import nova.model.operation.Step;
import nova.runtime.json.JsonCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show an operation with its journal: what was ordered, and every step.")
public final class ShowOperationCommand implements Callable<Integer> {
    private static final int RESULT_CHARS = 120;

    private final Session session;

    @Parameters(paramLabel = "ID", description = "Id of the operation.")
    private String id;

    public ShowOperationCommand(Session session) {
        this.session = session;
    }

    private record Shown(OperationSummary summary, List<Step> steps) {}

    @Override
    public Integer call() {
        OperationId operation = new OperationId(id);
        Shown shown = session.withRows(database -> database.read(
                "show operation",
                tx -> new Shown(
                        new OperatorStore()
                                .find(tx, operation)
                                .orElseThrow(() ->
                                        new NovaException(ErrorCode.NOT_FOUND, "There is no operation " + id + ".")),
                        new StepStore().journal(tx, operation))));
        session.out().print(properties(shown.summary()).text());
        session.out().print(steps(shown.steps()).text());
        Operation.Work work = shown.summary().operation().work();
        session.out().println("Order: " + JsonCodec.writeAs(OperationOrder.class, work.order()));
        return 0;
    }

    private static Table properties(OperationSummary summary) {
        Operation operation = summary.operation();
        Operation.Progress progress = operation.progress();
        return new Table(Table.Align.LEFT, "Property", "Value")
                .row("id", operation.id())
                .row("server", operation.subject())
                .row("verb", operation.work().verb())
                .row("flow version", operation.work().version())
                .row("state", word(progress.state()))
                .row("message", progress.message().orElse(""))
                .row("cancel requested", progress.cancelRequested())
                .row("tries", progress.tries())
                .row("revision", progress.revision())
                .row("owner", progress.owner().map(ProcessId::value).orElse(""))
                .row("request", operation.by().request())
                .row("project", operation.by().project())
                .row("user", operation.by().user())
                .row("created", summary.created())
                .row("updated", summary.updated())
                .row("looked at next", summary.wakeAt().map(Object::toString).orElse(""))
                .row("finished", summary.finished().map(Object::toString).orElse(""));
    }

    private static Table steps(List<Step> steps) {
        Table table = new Table(Table.Align.LEFT, "Step", "Name", "State", "Host", "Attempt", "Result");
        for (Step step : steps) {
            String result = step.details().or(step::result).orElse("").replace('\n', ' ');
            table.row(
                    step.sequence(),
                    step.name(),
                    word(step.state()),
                    step.host().map(HostName::value).orElse(""),
                    step.attempt(),
                    result.length() <= RESULT_CHARS ? result : result.substring(0, RESULT_CHARS) + "…");
        }
        return table;
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
