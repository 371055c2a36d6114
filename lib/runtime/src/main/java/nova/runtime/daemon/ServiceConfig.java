package nova.runtime.daemon;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.nio.file.Path;
import java.time.Duration;
import nova.model.host.HostName;
import nova.runtime.config.ConfigGroup;

/** What every service needs to know about itself; in {@code [DEFAULT]}. */
public record ServiceConfig(HostName host, String myIp, Path statePath, Duration gracefulShutdownTimeout) {
    public static final ServiceConfig DEFAULTS = new ServiceConfig(
            new HostName(ThisMachine.hostName()),
            ThisMachine.address(),
            Path.of("/var/lib/nova"),
            Duration.ofSeconds(180));

    public static final ConfigGroup<ServiceConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("host", "Name of this host; must stay the same for its whole life.")
                    .shownDefault("<host name>"),
            option("my_ip", "Address of this host on the management network.")
                    .shownDefault("<address of the default route>"),
            option("state_path", "Directory of what services keep on this host."),
            option("graceful_shutdown_timeout", "How long running work may take to end after TERM.")
                    .between(0, 86_400));

    public ServiceConfig {
        requireNonNull(host, "host");
        requireNonNull(myIp, "myIp");
        requireNonNull(statePath, "statePath");
        requireNonNull(gracefulShutdownTimeout, "gracefulShutdownTimeout");
    }
}
