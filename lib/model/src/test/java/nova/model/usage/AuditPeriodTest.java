package nova.model.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import nova.model.error.NovaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "month, 2026-03-15T10:00:00Z, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "month, 2026-03-01T00:00:00Z, 2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z",
        "month, 2026-01-01T00:00:00Z, 2025-11-01T00:00:00Z, 2025-12-01T00:00:00Z",
        "month, 2026-01-01T00:00:00.000001Z, 2025-12-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "month@1, 2026-02-10T00:00:00Z, 2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z",
        "month@15, 2026-03-15T10:00:00Z, 2026-02-15T00:00:00Z, 2026-03-15T00:00:00Z",
        "month@15, 2026-03-14T10:00:00Z, 2026-01-15T00:00:00Z, 2026-02-15T00:00:00Z",
        "month@15, 2026-01-14T10:00:00Z, 2025-11-15T00:00:00Z, 2025-12-15T00:00:00Z",
        "month@31, 2026-03-31T10:00:00Z, 2026-02-28T00:00:00Z, 2026-03-31T00:00:00Z",
        "month@31, 2026-03-30T10:00:00Z, 2026-01-31T00:00:00Z, 2026-02-28T00:00:00Z",
        "day, 2026-03-01T10:00:00Z, 2026-02-28T00:00:00Z, 2026-03-01T00:00:00Z",
        "day, 2026-03-01T00:00:00Z, 2026-02-27T00:00:00Z, 2026-02-28T00:00:00Z",
        "day@18, 2026-03-15T10:00:00Z, 2026-03-13T18:00:00Z, 2026-03-14T18:00:00Z",
        "day@18, 2026-03-15T18:30:00Z, 2026-03-14T18:00:00Z, 2026-03-15T18:00:00Z",
        "hour, 2026-03-15T10:30:00Z, 2026-03-15T09:00:00Z, 2026-03-15T10:00:00Z",
        "hour, 2026-01-01T00:00:00Z, 2025-12-31T22:00:00Z, 2025-12-31T23:00:00Z",
        "hour@45, 2026-03-15T10:30:00Z, 2026-03-15T08:45:00Z, 2026-03-15T09:45:00Z",
        "year, 2026-02-15T10:00:00Z, 2025-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "year, 2026-01-01T00:00:00Z, 2024-01-01T00:00:00Z, 2025-01-01T00:00:00Z",
        "year@3, 2026-02-15T10:00:00Z, 2024-03-01T00:00:00Z, 2025-03-01T00:00:00Z",
        "year@3, 2026-03-15T10:00:00Z, 2025-03-01T00:00:00Z, 2026-03-01T00:00:00Z",
    })
    void lastPeriodIsOverBeforeTheInstant(String period, Instant instant, Instant begin, Instant end) {
        assertEquals(new AuditPeriod.Span(begin, end), new AuditPeriod(period).lastBefore(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"week", "", "month@", "month@32", "day@24", "hour@60", "year@13", "month@-1", "Month"})
    void wrongPeriodIsRefusedWithWhatIsRight(String text) {
        NovaException refusal = assertThrows(NovaException.class, () -> new AuditPeriod(text));
        assertEquals(
                "must be hour, day, month or year, and @offset where wanted (hour@0-59, day@0-23, month@1-31,"
                        + " year@1-12)",
                refusal.getMessage());
    }
}
