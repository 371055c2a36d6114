package nova.compute;

import static nova.runtime.config.Option.option;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nova.libvirt.VncConfig;
import nova.model.console.ConsoleKind;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigGroup;

/** Which consoles this host gives to users: {@code enabled} in the group of each protocol. All but VNC begin without. */
public final class ConsoleSwitches {
    static final List<ConfigGroup<?>> GROUPS = List.of(Spice.GROUP, Serial.GROUP, Mks.GROUP);

    private ConsoleSwitches() {}

    /** {@code [spice]}, the host's part. */
    record Spice(boolean enabled) {
        static final ConfigGroup<Spice> GROUP = ConfigGroup.of(
                "spice", new Spice(false), option("enabled", "Let users open the SPICE consoles of this host."));
    }

    /** {@code [serial_console]}, the host's part. */
    record Serial(boolean enabled) {
        static final ConfigGroup<Serial> GROUP = ConfigGroup.of(
                "serial_console",
                new Serial(false),
                option("enabled", "Let users open the serial consoles of this host."));
    }

    /** {@code [mks]}, the host's part. */
    record Mks(boolean enabled) {
        static final ConfigGroup<Mks> GROUP = ConfigGroup.of(
                "mks", new Mks(false), option("enabled", "Let users open consoles of the MKS protocol on this host."));
    }

    static Set<ConsoleKind> enabled(Config config) {
        Set<ConsoleKind> enabled = EnumSet.noneOf(ConsoleKind.class);
        put(enabled, ConsoleKind.VNC, config.get(VncConfig.GROUP).enabled());
        put(enabled, ConsoleKind.SPICE, config.get(Spice.GROUP).enabled());
        put(enabled, ConsoleKind.SERIAL, config.get(Serial.GROUP).enabled());
        put(enabled, ConsoleKind.MKS, config.get(Mks.GROUP).enabled());
        return enabled;
    }

    private static void put(Set<ConsoleKind> enabled, ConsoleKind kind, boolean on) {
        if (on) {
            enabled.add(kind);
        }
    }
}
