package nova.conductor.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import nova.db.operation.HostLifeStore.Life;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.rpc.contract.HostReports.Noted;
import nova.rpc.contract.HostReports.Speaker;
import org.junit.jupiter.api.Test;

class CurrencyTest {
    private static final Speaker SPEAKER = new Speaker(new HostName("h1"), 2);

    private static Optional<Life> incarnation(long number) {
        return Optional.of(new Life(new HostId("id1"), new HostName("h1"), "p1", number, 0, false, ""));
    }

    @Test
    void onlyTheNewestIncarnationIsCurrent() {
        assertEquals(new Noted(true), Currency.of(incarnation(2), SPEAKER));
        assertEquals(new Noted(false, Optional.of(false)), Currency.of(incarnation(3), SPEAKER));
    }

    @Test
    void hostWithoutRecordWasDeleted() {
        assertEquals(new Noted(false, Optional.of(true)), Currency.of(Optional.empty(), SPEAKER));
    }
}
