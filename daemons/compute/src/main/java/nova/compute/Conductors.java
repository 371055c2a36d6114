package nova.compute;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.model.guest.HostInventory;
import nova.model.operation.StepOutcome;
import nova.model.operation.StepRef;
import nova.model.server.ServerId;
import nova.rpc.contract.HostReports;
import nova.rpc.contract.HostReports.BeginAnswer;
import nova.rpc.contract.HostReports.BeginStep;
import nova.rpc.contract.HostReports.GuestPower;
import nova.rpc.contract.HostReports.Heartbeat;
import nova.rpc.contract.HostReports.InventoryReport;
import nova.rpc.contract.HostReports.LeftoversCleared;
import nova.rpc.contract.HostReports.Noted;
import nova.rpc.contract.HostReports.PowerReport;
import nova.rpc.contract.HostReports.Speaker;
import nova.rpc.contract.HostReports.StepReport;

/**
 * What an admitted host says, as one incarnation. Whatever must arrive is repeated until answered; an answer that says
 * we are not current ends this daemon.
 */
final class Conductors {
    private final HostReports reports;
    private final Speaker speaker;
    private final Patience patience;
    private final Course course;

    Conductors(HostReports reports, Speaker speaker, Patience patience, Course course) {
        this.reports = requireNonNull(reports, "reports");
        this.speaker = requireNonNull(speaker, "speaker");
        this.patience = requireNonNull(patience, "patience");
        this.course = requireNonNull(course, "course");
    }

    long incarnation() {
        return speaker.incarnation();
    }

    void heartbeat(long beat, List<StepRef> held, int freeSlots) {
        reports.heartbeat(new Heartbeat(speaker, beat, held, freeSlots));
    }

    /** Empty when this daemon was over before the answer. */
    Optional<BeginAnswer> begin(StepRef step) {
        return patience.untilAnswered("begin", () -> reports.begin(new BeginStep(speaker, step)));
    }

    /** True when the outcome is committed, or not wanted any more. */
    boolean report(StepRef step, StepOutcome outcome) {
        return patience.untilAnswered("report", () -> reports.report(new StepReport(speaker, step, outcome)))
                .map(this::current)
                .orElse(false);
    }

    boolean inventory(String digest, HostInventory inventory) {
        return patience.untilAnswered(
                        "inventory", () -> reports.inventory(new InventoryReport(speaker, digest, inventory)))
                .map(this::current)
                .orElse(false);
    }

    boolean cleared(ServerId server) {
        return patience.untilAnswered("cleared", () -> reports.cleared(new LeftoversCleared(speaker, List.of(server))))
                .map(this::current)
                .orElse(false);
    }

    boolean powerStates(List<GuestPower> guests) {
        return patience.untilAnswered("powerStates", () -> reports.powerStates(new PowerReport(speaker, guests)))
                .map(this::current)
                .orElse(false);
    }

    private boolean current(Noted noted) {
        if (!noted.current()) {
            course.notCurrent(noted.deleted().orElse(false));
        }
        return noted.current();
    }
}
