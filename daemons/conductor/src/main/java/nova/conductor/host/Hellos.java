package nova.conductor.host;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import nova.conductor.config.HostConfig;
import nova.db.Database;
import nova.db.Tx;
import nova.db.operation.HostLifeStore;
import nova.db.operation.HostLifeStore.Life;
import nova.rpc.contract.HostReports.Hello;
import nova.rpc.contract.HostReports.HelloAnswer;
import nova.rpc.contract.HostReports.InventoryReport;
import nova.rpc.contract.HostReports.Noted;
import nova.runtime.port.Platform;

/** Admits hosts: an incarnation per process, twenty at a time, the inventory only when its digest is new. */
final class Hellos {
    static final int ADMITTED_AT_A_TIME = 20;

    /** A host that must wait asks again after up to this many seconds. */
    private static final int LONGEST_WAIT_SECONDS = 5;

    private static final Logger LOG = System.getLogger(Hellos.class.getName());

    private final Platform platform;
    private final Database database;
    private final HostLifeStore hosts;
    private final HostConfig config;
    private final Semaphore doors = new Semaphore(ADMITTED_AT_A_TIME);

    Hellos(Platform platform, Database database, HostLifeStore hosts, HostConfig config) {
        this.platform = platform;
        this.database = database;
        this.hosts = hosts;
        this.config = config;
    }

    HelloAnswer hello(Hello hello) {
        if (!doors.tryAcquire()) {
            int wait = 1 + platform.choose(LONGEST_WAIT_SECONDS);
            return new HelloAnswer(Optional.empty(), false, wait, Optional.of("too many hosts at once"));
        }
        try {
            String serviceId = platform.newId();
            HelloAnswer answer = database.write("admit host", tx -> admit(tx, hello, serviceId));
            LOG.log(
                    Level.INFO,
                    "host said hello host={0} incarnation={1} refusal={2}",
                    hello.host(),
                    answer.incarnation().map(String::valueOf).orElse("-"),
                    answer.refusal().orElse("-"));
            return answer;
        } finally {
            doors.release();
        }
    }

    private HelloAnswer admit(Tx tx, Hello hello, String serviceId) {
        Optional<Life> known = hosts.find(tx, hello.host());
        if (known.isEmpty()) {
            if (hosts.nameOf(tx, hello.hostId()).isPresent()) {
                return refused("this host's id belongs to host "
                        + hosts.nameOf(tx, hello.hostId()).get() + ": set [DEFAULT] host back, or delete that service");
            }
            hosts.insert(
                    tx,
                    new HostLifeStore.NewHost(
                            hello.hostId(),
                            hello.host(),
                            serviceId,
                            config.zone(),
                            hello.process(),
                            hello.serviceVersion()));
            return new HelloAnswer(Optional.of(1L), true, 0, Optional.empty());
        }
        Life life = known.get();
        if (!life.id().equals(hello.hostId())) {
            return refused("host " + hello.host() + " is known under id " + life.id()
                    + ": put that id back into the host's compute_id file, or delete the service first");
        }
        boolean sendInventory = !life.digest().equals(hello.digest());
        if (life.process().equals(hello.process())) {
            return new HelloAnswer(Optional.of(life.incarnation()), sendInventory, 0, Optional.empty());
        }
        if (!hosts.nextIncarnation(tx, life, hello.process(), hello.serviceVersion())) {
            return new HelloAnswer(Optional.empty(), false, 1, Optional.of("another process said hello just now"));
        }
        return new HelloAnswer(Optional.of(life.incarnation() + 1), sendInventory, 0, Optional.empty());
    }

    private static HelloAnswer refused(String reason) {
        return new HelloAnswer(Optional.empty(), false, 0, Optional.of(reason));
    }

    Noted inventory(InventoryReport report) {
        return database.write("save inventory", tx -> {
            Optional<Life> life = hosts.find(tx, report.speaker().host());
            Noted noted = Currency.of(life, report.speaker());
            if (noted.current()) {
                hosts.saveInventory(
                        tx, life.get(), report.inventory(), report.digest(), config.stocks(report.inventory()));
            }
            return noted;
        });
    }
}
