package nova.cli.help;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What each command does, in a line; loaded only by those who show help. */
public final class Summaries {
    private static final String TEXT = """
            add-secgroup                   Put a security group on a server.
            agent-create                   Register a guest agent; no server knows them any more.
            agent-delete                   Forget a guest agent; no server knows them any more.
            agent-list                     List guest agents; no server knows them any more.
            agent-modify                   Change a guest agent; no server knows them any more.
            aggregate-add-host             Put a host into an aggregate.
            aggregate-cache-images         Have the hosts of an aggregate fetch images ahead of need.
            aggregate-create               Create an aggregate of hosts.
            aggregate-delete               Delete an aggregate.
            aggregate-list                 List aggregates.
            aggregate-remove-host          Take a host out of an aggregate.
            aggregate-set-metadata         Set or delete metadata of an aggregate.
            aggregate-show                 Show an aggregate.
            aggregate-update               Change name or zone of an aggregate.
            availability-zone-list         List availability zones; for administrators with hosts and services.
            backup                         Make an image of a server and keep so many of the same type.
            bash-completion                Print all commands and options on one line, for completion.
            boot                           Boot a new server.
            clear-password                 Forget the stored password of a server.
            console-log                    Print what the guest wrote to its console.
            delete                         Shut down and delete servers at once.
            diagnostics                    Show what a server uses, as its hypervisor sees it.
            evacuate                       Build a server of a dead host on another one.
            explain                        Say why the scheduler put a server where it is, or nowhere.
            flavor-access-add              Let a project use a private flavor.
            flavor-access-list             List the projects that may use a private flavor.
            flavor-access-remove           No longer let a project use a private flavor.
            flavor-create                  Create a flavor.
            flavor-delete                  Delete a flavor.
            flavor-key                     Set or unset extra specs of a flavor.
            flavor-list                    List flavors (sizes of servers).
            flavor-show                    Show a flavor.
            flavor-update                  Change the description of a flavor.
            force-delete                   Delete a server at once, soft delete or not.
            get-mks-console                Show the address of an MKS console.
            get-password                   Show the stored password of a server.
            get-rdp-console                Show the address of an RDP console.
            get-serial-console             Show the address of a serial console.
            get-spice-console              Show the address of a SPICE console.
            get-vnc-console                Show the address of a VNC console.
            help                           Show help about this program or one of its commands.
            host-evacuate                  Build all servers of a dead host on others.
            host-evacuate-live             Migrate all servers of a host while they run.
            host-meta                      Set or delete metadata of all servers of a host.
            host-servers-migrate           Migrate all servers of a host, stopped meanwhile.
            hypervisor-list                List hypervisors.
            hypervisor-servers             List the servers on hypervisors.
            hypervisor-show                Show a hypervisor.
            hypervisor-stats               Show totals over all hypervisors (up to 2.87).
            hypervisor-uptime              Show for how long a hypervisor has been up.
            image-create                   Make an image of a server.
            instance-action                Show one action on a server and its events.
            instance-action-list           List the actions on a server.
            instance-usage-audit-log       Show which hosts reported what was used.
            interface-attach               Attach a port or network to a server.
            interface-detach               Detach a port from a server.
            interface-list                 List the ports of a server.
            keypair-add                    Import a public key, or make a key pair.
            keypair-delete                 Delete a key pair.
            keypair-list                   List key pairs.
            keypair-show                   Show a key pair.
            limits                         Show rate limits and absolute limits.
            list                           List servers.
            list-extensions                List the extensions of the API.
            list-secgroup                  List the security groups of a server.
            live-migration                 Migrate a server while it runs.
            live-migration-abort           End a live migration, the server staying where it is.
            live-migration-force-complete  Have a live migration end soon.
            lock                           Keep others than administrators from changing a server.
            meta                           Set or delete metadata of a server.
            migrate                        Migrate a server, stopped meanwhile.
            migration-list                 List migrations.
            pause                          Pause a server.
            quota-class-show               Show the limits of a quota class.
            quota-class-update             Change the limits of a quota class.
            quota-defaults                 Show the default limits of a project.
            quota-delete                   Put the limits of a project or user back to the defaults.
            quota-show                     Show the limits of a project or user.
            quota-update                   Change the limits of a project or user.
            reboot                         Reboot servers.
            rebuild                        Build a server anew from an image.
            refresh-network                Have the network of a server asked for anew.
            remove-secgroup                Take a security group off a server.
            rescue                         Boot a server from a rescue image.
            reset-network                  Reset the network of a guest; no server does it any more.
            reset-state                    Set the state of servers to error or active.
            resize                         Give a server another flavor.
            resize-confirm                 Keep a resized server as it is now.
            resize-revert                  Put a resized server back to its old flavor.
            restore                        Bring back a softly deleted server.
            resume                         Resume a suspended server.
            server-group-create            Create a group of servers with a policy for their placement.
            server-group-delete            Delete server groups.
            server-group-get               Show a server group.
            server-group-list              List server groups.
            server-migration-list          List the live migrations of a server that go on.
            server-migration-show          Show a live migration that goes on.
            server-tag-add                 Add tags to a server.
            server-tag-delete              Remove tags from a server.
            server-tag-delete-all          Remove all tags from a server.
            server-tag-list                List the tags of a server.
            server-tag-set                 Replace the tags of a server.
            server-topology                Show the NUMA topology of a server.
            service-delete                 Delete the record of a service.
            service-disable                Put no new servers on the host of a service.
            service-enable                 Put new servers on the host of a service again.
            service-force-down             Mark a service as down, or no longer.
            service-list                   List services.
            set-password                   Change the password of a guest's administrator.
            shell                          Type commands line after line, logged in once.
            shelve                         Shelve a server.
            shelve-offload                 Take a shelved server off its host.
            show                           Show a server.
            ssh                            Log in to a server by ssh.
            start                          Start servers.
            stop                           Stop servers.
            suspend                        Suspend a server.
            trigger-crash-dump             Make the guest dump its memory.
            unlock                         Unlock a server.
            unpause                        Unpause a server.
            unrescue                       Boot a server from its own disk again.
            unshelve                       Bring back a shelved server.
            update                         Change name, description or host name of a server.
            usage                          Show what a project used.
            usage-list                     Show what every project used.
            version-list                   List the API versions of client and server.
            volume-attach                  Attach a volume to a server.
            volume-attachments             List the volumes of a server.
            volume-detach                  Detach a volume from a server.
            volume-update                  Put another volume in the place of an attached one.
            """;

    private static final Map<String, String> BY_NAME = parse();

    private Summaries() {}

    /** By name, in order of name. */
    public static Map<String, String> all() {
        return BY_NAME;
    }

    public static String of(String command) {
        return BY_NAME.getOrDefault(command, "");
    }

    private static Map<String, String> parse() {
        Map<String, String> summaries = new TreeMap<>();
        TEXT.lines().forEach(line -> {
            int space = line.indexOf(' ');
            summaries.put(line.substring(0, space), line.substring(space).strip());
        });
        return Collections.unmodifiableMap(summaries);
    }
}
