package nova.cli.help;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What each command does, in a line; loaded only by those who show help. */
public final class Summaries {
    private static final String TEXT = """
            aggregate-add-host      Put a host into an aggregate.
            aggregate-create        Create an aggregate of hosts.
            aggregate-delete        Delete an aggregate.
            aggregate-list          List aggregates.
            aggregate-remove-host   Take a host out of an aggregate.
            aggregate-set-metadata  Set or delete metadata of an aggregate.
            aggregate-show          Show an aggregate.
            aggregate-update        Change name or zone of an aggregate.
            availability-zone-list  List availability zones; for administrators with hosts and services.
            bash-completion         Print all commands and options on one line, for completion.
            boot                    Boot a new server.
            console-log             Print what the guest wrote to its console.
            delete                  Shut down and delete servers at once.
            explain                 Say why the scheduler put a server where it is, or nowhere.
            flavor-access-add       Let a project use a private flavor.
            flavor-access-list      List the projects that may use a private flavor.
            flavor-access-remove    No longer let a project use a private flavor.
            flavor-create           Create a flavor.
            flavor-delete           Delete a flavor.
            flavor-key              Set or unset extra specs of a flavor.
            flavor-list             List flavors (sizes of servers).
            flavor-show             Show a flavor.
            flavor-update           Change the description of a flavor.
            force-delete            Delete a server at once, soft delete or not.
            help                    Show help about this program or one of its commands.
            hypervisor-list         List hypervisors.
            hypervisor-servers      List the servers on hypervisors.
            hypervisor-show         Show a hypervisor.
            hypervisor-stats        Show totals over all hypervisors (up to 2.87).
            hypervisor-uptime       Show for how long a hypervisor has been up.
            instance-action         Show one action on a server and its events.
            instance-action-list    List the actions on a server.
            keypair-add             Import a public key, or make a key pair.
            keypair-delete          Delete a key pair.
            keypair-list            List key pairs.
            keypair-show            Show a key pair.
            limits                  Show rate limits and absolute limits.
            list                    List servers.
            list-extensions         List the extensions of the API.
            lock                    Keep others than administrators from changing a server.
            meta                    Set or delete metadata of a server.
            pause                   Pause a server.
            quota-class-show        Show the limits of a quota class.
            quota-class-update      Change the limits of a quota class.
            quota-defaults          Show the default limits of a project.
            quota-delete            Put the limits of a project or user back to the defaults.
            quota-show              Show the limits of a project or user.
            quota-update            Change the limits of a project or user.
            reboot                  Reboot servers.
            reset-state             Set the state of servers to error or active.
            resize-confirm          Keep a resized server as it is now.
            resize-revert           Put a resized server back to its old flavor.
            resume                  Resume a suspended server.
            server-group-create     Create a group of servers with a policy for their placement.
            server-group-delete     Delete server groups.
            server-group-get        Show a server group.
            server-group-list       List server groups.
            server-tag-add          Add tags to a server.
            server-tag-delete       Remove tags from a server.
            server-tag-delete-all   Remove all tags from a server.
            server-tag-list         List the tags of a server.
            server-tag-set          Replace the tags of a server.
            service-delete          Delete the record of a service.
            service-disable         Put no new servers on the host of a service.
            service-enable          Put new servers on the host of a service again.
            service-force-down      Mark a service as down, or no longer.
            service-list            List services.
            shelve                  Shelve a server.
            shelve-offload          Take a shelved server off its host.
            show                    Show a server.
            start                   Start servers.
            stop                    Stop servers.
            suspend                 Suspend a server.
            trigger-crash-dump      Make the guest dump its memory.
            unlock                  Unlock a server.
            unpause                 Unpause a server.
            unrescue                Boot a server from its own disk again.
            update                  Change name, description or host name of a server.
            usage                   Show what a project used.
            usage-list              Show what every project used.
            version-list            List the API versions of client and server.
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
