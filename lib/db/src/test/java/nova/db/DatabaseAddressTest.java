package nova.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    private static DatabaseAddress of(String connection) {
        return DatabaseAddress.of(DatabaseConfig.DEFAULTS.withConnection(connection));
    }

    @Test
    void upstreamsAddressIsUnderstoodWithItsEncodedPassword() {
        DatabaseAddress address = of("mysql+pymysql://nova:p%40ss%2Fw+rd@db.example:3307/nova?charset=utf8&ssl_ca=/x");
        assertEquals(Engine.SERVER, address.engine());
        assertEquals("nova", address.user());
        assertEquals("p@ss/w+rd", address.password());
        assertTrue(address.url().startsWith("jdbc:mysql://db.example:3307/nova?"), address.url());
        assertFalse(address.url().contains("ssl_ca"), "an option of Python's driver means nothing here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://nova@db/nova",
                "mariadb+pymysql://nova@db/nova",
                "jdbc:mysql://nova@db/nova",
                "jdbc:mariadb://nova@db/nova"
            })
    void otherWaysToSayTheSameAreUnderstood(String connection) {
        DatabaseAddress address = of(connection);
        assertTrue(address.url().startsWith("jdbc:mysql://db:3306/nova?"), address.url());
        assertEquals("nova", address.user());
        assertEquals("", address.password());
    }

    @Test
    void optionsOfTheDriverAreKept() {
        assertTrue(of("mysql://nova@db/nova?sslMode=VERIFY_CA").url().contains("sslMode=VERIFY_CA"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sqlite:////var/lib/nova/nova.sqlite",
                "postgresql://nova:s3cret@db/nova",
                "mysql://nova:s3cret@/x",
                "nova"
            })
    void whatIsNoAddressIsRefusedWithTheFormsAndWithoutThePassword(String connection) {
        NovaException refused = assertThrows(NovaException.class, () -> of(connection));
        assertEquals(ErrorCode.BAD_REQUEST, refused.code());
        assertTrue(refused.getMessage().contains("h2:file:/path"), refused.getMessage());
        assertFalse(refused.getMessage().contains("s3cret"), refused.getMessage());
    }

    @Test
    void embeddedFilesWriteEachCommit() {
        assertTrue(of("h2:file:/var/lib/nova/nova").url().endsWith(";WRITE_DELAY=0;AUTO_SERVER=TRUE"));
        assertTrue(of("jdbc:h2:mem:x").url().startsWith("jdbc:h2:mem:x;MODE=MySQL"));
    }

    @Test
    void configIsReadFromItsGroup() {
        ConfigSources sources = ConfigSources.none()
                .with("database", "connection", "mysql://nova:s3cret@db/nova")
                .with("database", "max_pool_size", "32")
                .with("database", "lock_wait_timeout", "7");
        Config config = Config.load(sources, List.of(DatabaseConfig.GROUP));
        DatabaseConfig read = config.get(DatabaseConfig.GROUP);
        assertEquals(32, read.maxPoolSize());
        assertEquals(Duration.ofSeconds(7), read.lockWaitTimeout());
        assertFalse((read + config.show()).contains("s3cret"));
        assertEquals(
                DatabaseConfig.DEFAULTS,
                Config.load(ConfigSources.none(), List.of(DatabaseConfig.GROUP)).get(DatabaseConfig.GROUP));
    }
}
