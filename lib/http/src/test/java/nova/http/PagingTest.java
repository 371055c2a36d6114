package nova.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;

final class PagingTest {
    @Test
    void limitsAreCappedAndWrongOnesRefusedInNovasWords() {
        assertEquals(
                10, Paging.of(Query.parse("limit=99999999999999999999"), 10).limit());
        NovaException refusal = assertThrows(NovaException.class, () -> Paging.of(Query.parse("limit=-1"), 10));
        assertEquals(
                "Invalid input for query parameters limit. Value: -1. '-1' does not match '^[0-9]*$'",
                refusal.getMessage());
    }
}
