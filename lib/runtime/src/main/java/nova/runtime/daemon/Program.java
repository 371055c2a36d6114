package nova.runtime.daemon;

import java.util.ArrayList;
import java.util.List;
import nova.runtime.config.ConfigGroup;
import nova.runtime.health.ManagementConfig;
import nova.runtime.log.LogConfig;

/** A daemon as a program: its name ({@code nova-conductor}) and the configuration it reads. */
public record Program(String name, String version, List<ConfigGroup<?>> groups) {
    /** Groups every program has. */
    public static final List<ConfigGroup<?>> COMMON_GROUPS =
            List.of(ServiceConfig.GROUP, LogConfig.GROUP, ManagementConfig.GROUP);

    public Program {
        List<ConfigGroup<?>> all = new ArrayList<>(COMMON_GROUPS);
        groups.stream().filter(each -> !COMMON_GROUPS.contains(each)).forEach(all::add);
        groups = List.copyOf(all);
    }
}
