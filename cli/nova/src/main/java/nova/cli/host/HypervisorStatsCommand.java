package nova.cli.host;

import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;

/** {@code nova hypervisor-stats}: totals over all hypervisors, up to 2.87. */
public final class HypervisorStatsCommand implements Command {
    @Override
    public void shape(Shape shape) {
        // takes nothing
    }

    @Override
    public void run(Invocation call) {
        if (call.cloud().atLeast(88)) {
            throw CommandFailure.because("The hypervisor-stats command is not supported in API version 2.88 or later.");
        }
        call.output()
                .properties(call.cloud()
                        .get("/os-hypervisors/statistics")
                        .object("hypervisor_statistics")
                        .copy());
    }
}
