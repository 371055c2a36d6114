package nova.model.migration;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.server.ServerId;

/**
 * A move of a server between hosts or flavors. {@code number} is Nova's integer id; {@code status} one of its words,
 * such as {@code running} or {@code finished}. {@code progress} is what a live migration last reported.
 */
public record Migration(
        String id,
        long number,
        Of of,
        MigrationKind kind,
        String status,
        Side source,
        Side destination,
        Flavors flavors,
        Optional<Progress> progress,
        Instant created,
        Optional<Instant> updated) {
    public Migration {
        requireNonNull(id, "id");
        requireNonNull(of, "of");
        requireNonNull(kind, "kind");
        requireNonNull(status, "status");
        requireNonNull(source, "source");
        requireNonNull(destination, "destination");
        requireNonNull(flavors, "flavors");
        requireNonNull(progress, "progress");
        requireNonNull(created, "created");
        requireNonNull(updated, "updated");
    }

    /** What moves, and for whom. */
    public record Of(ServerId server, ProjectId project, UserId user) {
        public Of {
            requireNonNull(server, "server");
            requireNonNull(project, "project");
            requireNonNull(user, "user");
        }
    }

    /** One end; empty until it is chosen. The address is where guests are sent to. */
    public record Side(Optional<String> host, Optional<String> node, Optional<String> address) {
        public static final Side UNKNOWN = new Side(Optional.empty(), Optional.empty(), Optional.empty());

        public Side {
            requireNonNull(host, "host");
            requireNonNull(node, "node");
            requireNonNull(address, "address");
        }
    }

    /** Numbers of the flavors before and after; they are equal unless the server is resized. */
    public record Flavors(Optional<Long> old, Optional<Long> wanted) {
        public static final Flavors UNKNOWN = new Flavors(Optional.empty(), Optional.empty());

        public Flavors {
            requireNonNull(old, "old");
            requireNonNull(wanted, "wanted");
        }
    }

    /** How far memory and disks have come. */
    public record Progress(Bytes memory, Bytes disk) {
        public Progress {
            requireNonNull(memory, "memory");
            requireNonNull(disk, "disk");
        }
    }

    public record Bytes(long total, long processed, long remaining) {}
}
