package nova.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import nova.virt.GuestException;

/** How long this machine has been up and how busy it is, in the words of uptime(1), which os-hypervisors shows. */
final class HostUptime {
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final Path LOAD = Path.of("/proc/loadavg");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private HostUptime() {}

    static String read() {
        try {
            return text(LocalTime.now(), Files.readString(UPTIME), Files.readString(LOAD));
        } catch (IOException | NumberFormatException cause) {
            throw new GuestException(
                    GuestException.Kind.NOT_SUPPORTED,
                    "this host does not tell its uptime: " + cause.getMessage(),
                    cause);
        }
    }

    static String text(LocalTime now, String uptime, String load) {
        Duration up =
                Duration.ofSeconds((long) Double.parseDouble(uptime.strip().split(" ")[0]));
        String days = up.toDays() == 0 ? "" : up.toDays() + (up.toDays() == 1 ? " day, " : " days, ");
        String[] loads = load.strip().split(" ");
        return " %s up %s%2d:%02d,  0 users,  load average: %s, %s, %s"
                .formatted(CLOCK.format(now), days, up.toHoursPart(), up.toMinutesPart(), loads[0], loads[1], loads[2]);
    }
}
