package nova.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;

final class CredentialsTest {
    @Test
    void passwordsMayBeClearOrHashed() {
        String hashed = PasswordHash.of("two=2").toString();
        Credentials users = Credentials.parse("f", List.of("# users", "", "one = 1 1", "two=" + hashed));
        assertTrue(users.accepts("one", "1 1"));
        assertTrue(users.accepts("two", "two=2"));
        assertFalse(users.accepts("two", hashed));
        assertFalse(users.accepts("one", "1"));
        assertFalse(users.accepts("three", ""));
        assertFalse(users.accepts("nobody", "nobody"));
    }

    @Test
    void aBrokenLineIsNamed() {
        NovaException wrong =
                assertThrows(NovaException.class, () -> Credentials.parse("f", List.of("a = b", "no password")));
        assertEquals("broker credentials: f:2: must be user = password", wrong.getMessage());
    }

    @Test
    void aUserIsNamedOnce() {
        assertThrows(NovaException.class, () -> Credentials.parse("f", List.of("a = b", "a = c")));
    }

    @Test
    void aBrokenHashIsRefusedAtStartNotAtLogin() {
        assertThrows(NovaException.class, () -> Credentials.parse("f", List.of("a = pbkdf2:1:zz:00")));
        assertThrows(NovaException.class, () -> Credentials.parse("f", List.of("a = pbkdf2:0:00:00")));
    }
}
