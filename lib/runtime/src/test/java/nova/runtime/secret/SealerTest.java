package nova.runtime.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;

final class SealerTest {
    private static final byte[] TEXT = {1, 2, 3};
    private final Sealer sealer = new Sealer(List.of("a key of enough length"));

    @Test
    void whatIsSealedOpensAgain() {
        assertArrayEquals(TEXT, sealer.open("row 1", sealer.seal("row 1", TEXT)));
    }

    @Test
    void anOldKeyStillOpens() {
        Sealer rotated = new Sealer(List.of("a newer key of length", "a key of enough length"));
        assertArrayEquals(TEXT, rotated.open("row 1", sealer.seal("row 1", TEXT)));
    }

    @Test
    void anotherPurposeOrAChangedTextDoesNotOpen() {
        byte[] closed = sealer.seal("row 1", TEXT);
        assertEquals(
                ErrorCode.FORBIDDEN,
                assertThrows(NovaException.class, () -> sealer.open("row 2", closed))
                        .code());
        closed[closed.length - 1] ^= 1;
        assertThrows(NovaException.class, () -> sealer.open("row 1", closed));
    }

    @Test
    void shortKeysAreRefusedAndNoKeySealsNothing() {
        assertThrows(NovaException.class, () -> new Sealer(List.of("short")));
        assertThrows(NovaException.class, () -> new Sealer(List.of()).seal("row 1", TEXT));
    }
}
