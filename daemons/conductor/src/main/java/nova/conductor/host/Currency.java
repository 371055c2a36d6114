package nova.conductor.host;

import java.util.Optional;
import nova.db.operation.HostLifeStore.Life;
import nova.rpc.contract.HostReports.Noted;
import nova.rpc.contract.HostReports.Speaker;

/** Whether who speaks for a host is its current incarnation, and if not, whether the host is gone altogether. */
final class Currency {
    private Currency() {}

    static Noted of(Optional<Life> life, Speaker speaker) {
        boolean current = life.isPresent() && life.get().incarnation() == speaker.incarnation();
        return new Noted(current, current ? Optional.empty() : Optional.of(life.isEmpty()));
    }
}
