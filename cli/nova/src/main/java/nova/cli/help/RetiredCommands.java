package nova.cli.help;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Commands that novaclient once had: what does their work today; loaded only when somebody types one. */
public final class RetiredCommands {
    private static final String GONE = "No server has this any more";

    private static final String TEXT = """
            add-fixed-ip                 nova interface-attach --net-id
            add-floating-ip              openstack server add floating ip
            baremetal-interface-add      openstack baremetal port create (of python3-ironicclient)
            baremetal-interface-list     openstack baremetal port list (of python3-ironicclient)
            baremetal-interface-remove   openstack baremetal port delete (of python3-ironicclient)
            baremetal-node-create        openstack baremetal node create (of python3-ironicclient)
            baremetal-node-delete        openstack baremetal node delete (of python3-ironicclient)
            baremetal-node-list          openstack baremetal node list (of python3-ironicclient)
            baremetal-node-show          openstack baremetal node show (of python3-ironicclient)
            cell-capacities              nova-manage cell_v2 list_cells
            cell-show                    nova-manage cell_v2 list_cells
            cloudpipe-configure          -
            cloudpipe-create             -
            cloudpipe-list               -
            credentials                  openstack token issue
            dns-create                   openstack recordset create (of python3-designateclient)
            dns-create-private-domain    openstack zone create (of python3-designateclient)
            dns-create-public-domain     openstack zone create (of python3-designateclient)
            dns-delete                   openstack recordset delete (of python3-designateclient)
            dns-delete-domain            openstack zone delete (of python3-designateclient)
            dns-domains                  openstack zone list (of python3-designateclient)
            dns-list                     openstack recordset list (of python3-designateclient)
            endpoints                    openstack catalog list
            fixed-ip-get                 openstack port list --fixed-ip
            fixed-ip-reserve             openstack port create --fixed-ip
            fixed-ip-unreserve           openstack port delete
            floating-ip-associate        openstack server add floating ip
            floating-ip-bulk-create      openstack floating ip create
            floating-ip-bulk-delete      openstack floating ip delete
            floating-ip-bulk-list        openstack floating ip list
            floating-ip-create           openstack floating ip create
            floating-ip-delete           openstack floating ip delete
            floating-ip-disassociate     openstack server remove floating ip
            floating-ip-list             openstack floating ip list
            floating-ip-pool-list        openstack network list --external
            host-action                  -
            host-describe                nova hypervisor-show
            host-list                    nova hypervisor-list
            host-update                  nova service-disable
            image-delete                 openstack image delete
            image-list                   openstack image list
            image-meta                   openstack image set
            image-show                   openstack image show
            net                          openstack network show
            net-create                   openstack network create
            net-delete                   openstack network delete
            net-list                     openstack network list
            network-associate-host       -
            network-associate-project    openstack network rbac create
            network-create               openstack network create
            network-delete               openstack network delete
            network-disassociate         -
            network-list                 openstack network list
            network-show                 openstack network show
            remove-fixed-ip              nova interface-detach
            remove-floating-ip           openstack server remove floating ip
            scrub                        openstack project purge
            secgroup-add-default-rule    openstack default security group rule create (of newer clients)
            secgroup-add-group-rule      openstack security group rule create --remote-group
            secgroup-add-rule            openstack security group rule create
            secgroup-create              openstack security group create
            secgroup-delete              openstack security group delete
            secgroup-delete-default-rule openstack default security group rule delete (of newer clients)
            secgroup-delete-group-rule   openstack security group rule delete
            secgroup-delete-rule         openstack security group rule delete
            secgroup-list                openstack security group list
            secgroup-list-default-rules  openstack default security group rule list (of newer clients)
            secgroup-list-rules          openstack security group rule list
            secgroup-update              openstack security group set
            tenant-network-create        openstack network create
            tenant-network-delete        openstack network delete
            tenant-network-list          openstack network list
            tenant-network-show          openstack network show
            virtual-interface-list       nova interface-list
            volume-create                openstack volume create
            volume-delete                openstack volume delete
            volume-list                  openstack volume list
            volume-show                  openstack volume show
            volume-snapshot-create       openstack volume snapshot create
            volume-snapshot-delete       openstack volume snapshot delete
            volume-snapshot-list         openstack volume snapshot list
            volume-snapshot-show         openstack volume snapshot show
            volume-type-create           openstack volume type create
            volume-type-delete           openstack volume type delete
            volume-type-list             openstack volume type list
            x509-create-cert             -
            x509-get-root-cert           -
            """;

    private RetiredCommands() {}

    /** A sentence that names the way of today; nothing for words that never were a command. */
    public static Optional<String> sentence(String name) {
        return Optional.ofNullable(byName().get(name))
                .map(today -> "'" + name + "' is no longer a command of nova. "
                        + (today.equals("-") ? GONE + "." : "Use: " + today));
    }

    public static Map<String, String> byName() {
        Map<String, String> all = new HashMap<>();
        TEXT.lines().forEach(line -> {
            int space = line.indexOf(' ');
            all.put(line.substring(0, space), line.substring(space).strip());
        });
        return all;
    }
}
