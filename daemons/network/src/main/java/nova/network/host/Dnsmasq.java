package nova.network.host;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.host.HostCommands.Outcome;
import nova.network.host.HostCommands.Tool;
import nova.network.store.Subnet;

/**
 * One dnsmasq per network, with an address for each known mac and none for others. It goes on when this process ends,
 * and is found again by its pid file; each start compares the command it was begun with.
 */
final class Dnsmasq {
    private static final String LEASE_TIME = "86400s";

    private final HostCommands commands;
    private final Path folder;

    Dnsmasq(HostCommands commands, Path folder) {
        this.commands = requireNonNull(commands, "commands");
        this.folder = requireNonNull(folder, "folder");
    }

    /** Runs with these leases; nothing happens when it does already. */
    void serve(LocalNetwork network, Subnet subnet) {
        try {
            Files.createDirectories(folder);
            boolean newLeases = replace(
                    folder.resolve("hosts"),
                    network.leases().stream()
                            .map(lease -> lease.line() + "\n")
                            .sorted()
                            .collect(Collectors.joining()));
            List<String> arguments = arguments(network, subnet);
            boolean newArguments = replace(folder.resolve("arguments"), String.join("\n", arguments));
            Optional<Long> running = running();
            if (running.isPresent() && !newArguments) {
                if (newLeases) {
                    commands.run(Tool.KILL, "-HUP", running.get().toString());
                }
                return;
            }
            stop();
            Outcome outcome = commands.run(Tool.DNSMASQ, arguments, "");
            if (!outcome.ok()) {
                Files.deleteIfExists(folder.resolve("arguments"));
                throw new NovaException(ErrorCode.UNAVAILABLE, "dnsmasq does not start: " + outcome.output());
            }
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "cannot write dnsmasq's files in " + folder, cause);
        }
    }

    private List<String> arguments(LocalNetwork network, Subnet subnet) {
        String gateway = subnet.gateway().orElseThrow().toString();
        List<String> arguments = new ArrayList<>(List.of(
                "--conf-file=/dev/null",
                "--no-hosts",
                "--pid-file=" + folder.resolve("pid"),
                "--user=root",
                "--interface=" + network.bridge(),
                "--bind-interfaces",
                "--except-interface=lo",
                "--dhcp-authoritative",
                "--dhcp-range=" + subnet.cidr().first() + ",static,"
                        + subnet.cidr().netmask() + "," + LEASE_TIME,
                "--dhcp-hostsfile=" + folder.resolve("hosts"),
                "--dhcp-leasefile=" + folder.resolve("leases"),
                "--dhcp-option=option:router," + gateway,
                "--dhcp-option=option:mtu," + network.mtu()));
        if (!subnet.dnsServers().isEmpty()) {
            arguments.add("--port=0");
            arguments.add("--dhcp-option=option:dns-server," + String.join(",", subnet.dnsServers()));
        }
        return arguments;
    }

    /** Its pid, when the process of that number is really ours. */
    private Optional<Long> running() throws IOException {
        Path pidFile = folder.resolve("pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile).strip();
        Path commandLine = Path.of("/proc", pid, "cmdline");
        boolean ours = pid.matches("[0-9]{1,10}")
                && Files.exists(commandLine)
                && new String(Files.readAllBytes(commandLine), StandardCharsets.UTF_8).contains(pidFile.toString());
        return ours ? Optional.of(Long.valueOf(pid)) : Optional.empty();
    }

    /** Ends it, if it runs; the files stay. */
    void stop() {
        try {
            Optional<Long> running = running();
            if (running.isPresent()) {
                commands.run(Tool.KILL, "-TERM", running.get().toString());
            }
            Files.deleteIfExists(folder.resolve("pid"));
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "cannot end the dnsmasq of " + folder, cause);
        }
    }

    /** True when the file had another content before. */
    private static boolean replace(Path file, String content) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(content)) {
            return false;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }
}
