package nova.model.operation;

import static java.util.Objects.requireNonNull;

import nova.model.guest.GuestSpec;
import nova.model.server.ServerId;

/**
 * What a host is told to do with one guest. Every order inspects what is there first and does what is missing, so
 * a doubled order is harmless. Orders carry whole specs: a host keeps no state of its own about servers.
 */
public sealed interface GuestOrder {
    ServerId server();

    record Build(GuestSpec guest) implements GuestOrder {
        public Build {
            requireNonNull(guest, "guest");
        }

        @Override
        public ServerId server() {
            return guest.server();
        }
    }

    /** Removes guest, disks and interfaces; harmless when nothing is there. */
    record Destroy(ServerId server) implements GuestOrder {
        public Destroy {
            requireNonNull(server, "server");
        }
    }

    record PowerOn(GuestSpec guest) implements GuestOrder {
        public PowerOn {
            requireNonNull(guest, "guest");
        }

        @Override
        public ServerId server() {
            return guest.server();
        }
    }

    record PowerOff(ServerId server, int graceSeconds) implements GuestOrder {
        public PowerOff {
            requireNonNull(server, "server");
        }
    }

    /** Soft when {@code hard} is false, falling back to a hard reboot after {@code graceSeconds}. */
    record Reboot(GuestSpec guest, boolean hard, int graceSeconds) implements GuestOrder {
        public Reboot {
            requireNonNull(guest, "guest");
        }

        @Override
        public ServerId server() {
            return guest.server();
        }
    }

    record Pause(ServerId server) implements GuestOrder {
        public Pause {
            requireNonNull(server, "server");
        }
    }

    record Unpause(ServerId server) implements GuestOrder {
        public Unpause {
            requireNonNull(server, "server");
        }
    }

    record Suspend(ServerId server) implements GuestOrder {
        public Suspend {
            requireNonNull(server, "server");
        }
    }

    record Resume(GuestSpec guest) implements GuestOrder {
        public Resume {
            requireNonNull(guest, "guest");
        }

        @Override
        public ServerId server() {
            return guest.server();
        }
    }
}
