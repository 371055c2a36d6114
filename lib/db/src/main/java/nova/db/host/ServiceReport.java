package nova.db.host;

import java.time.Duration;
import nova.db.Database;
import nova.model.host.HostName;
import nova.runtime.port.Platform;

/** Shows a program among the services of a host, at once and as long as it runs. Not for compute hosts: they are judged. */
public final class ServiceReport {
    /** How often a program says that it runs. */
    public static final Duration PERIOD = Duration.ofSeconds(10);

    /** The version of services, as os-services' clients know it; grows when a release changes what they can do. */
    private static final int SERVICE_VERSION = 1;

    private ServiceReport() {}

    public static AutoCloseable start(Platform platform, Database database, String program, HostName host) {
        String id = platform.newId();
        ServiceStore services = new ServiceStore(PERIOD);
        Runnable seen =
                () -> database.change("service runs", tx -> services.seen(tx, id, program, host, SERVICE_VERSION));
        platform.start("report service", seen);
        return platform.every("report service", PERIOD, seen);
    }
}
