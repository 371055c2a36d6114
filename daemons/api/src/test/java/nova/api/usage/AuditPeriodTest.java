package nova.api.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDateTime;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "month, 2026-03-15T10:00, 2026-02-01T00:00, 2026-03-01T00:00",
        "month, 2026-01-01T00:00, 2025-11-01T00:00, 2025-12-01T00:00",
        "month@15, 2026-03-15T10:00, 2026-02-15T00:00, 2026-03-15T00:00",
        "month@15, 2026-03-14T10:00, 2026-01-15T00:00, 2026-02-15T00:00",
        "day@18, 2026-03-15T10:00, 2026-03-13T18:00, 2026-03-14T18:00",
        "hour, 2026-03-15T10:30, 2026-03-15T09:00, 2026-03-15T10:00",
        "hour@45, 2026-03-15T10:30, 2026-03-15T08:45, 2026-03-15T09:45",
        "year@3, 2026-02-15T10:00, 2024-03-01T00:00, 2025-03-01T00:00",
    })
    void lastPeriodIsOverBeforeTheInstant(
            String period, LocalDateTime instant, LocalDateTime begin, LocalDateTime end) {
        assertEquals(new AuditPeriod.Span(begin, end), AuditPeriod.of(period).lastBefore(instant));
    }

    @Test
    void wrongPeriodIsNamed() {
        NovaException refusal = assertThrows(NovaException.class, () -> AuditPeriod.of("week"));
        assertEquals(
                "instance_usage_audit_period is hour, day, month or year, and @offset where wanted; it is week",
                refusal.getMessage());
    }
}
