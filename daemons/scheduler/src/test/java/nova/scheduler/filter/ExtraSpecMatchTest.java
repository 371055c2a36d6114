package nova.scheduler.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtraSpecMatchTest {
    @ParameterizedTest(name = "\"{0}\" of {1}: {2}")
    @CsvSource({
        "12, 12, true",
        "12, 12.0, false",
        "= 12, 12, true",
        "= 12, 13, true",
        "= 12, 11, false",
        "== 12, 12.0, true",
        "!= 12, 11, true",
        ">= 12, 9, false",
        "<= 12, 9, true",
        ">= 12, many, false",
        ">=, 12, false",
        "s== abc, abc, true",
        "s!= abc, abc, false",
        "s< b, a, true",
        "s> b, a, false",
        "s<= b, b, true",
        "s>= b, c, true",
        "<in> 11, 12311321, true",
        "<in> 11, 12310321, false",
        "<in>, 1, false",
        "<all-in> aes mmx, 'aes sse mmx', true",
        "<all-in> aes mmx, 'aes sse', false",
        "<or> a <or> b, b, true",
        "<or> a <or> b, c, false",
        "two words, two words, true",
    })
    void specMatches(String spec, String value, boolean matches) {
        assertEquals(matches, ExtraSpecMatch.of(spec).matches(value));
    }
}
