package nova.cli;

import java.util.Optional;
import nova.cli.action.ListActionsCommand;
import nova.cli.action.ShowActionCommand;
import nova.cli.aggregate.AggregateHostCommand;
import nova.cli.aggregate.AggregateMetadataCommand;
import nova.cli.aggregate.CacheImagesCommand;
import nova.cli.aggregate.CreateAggregateCommand;
import nova.cli.aggregate.DeleteAggregateCommand;
import nova.cli.aggregate.ListAggregatesCommand;
import nova.cli.aggregate.ShowAggregateCommand;
import nova.cli.aggregate.UpdateAggregateCommand;
import nova.cli.attachment.AttachInterfaceCommand;
import nova.cli.attachment.AttachVolumeCommand;
import nova.cli.attachment.DetachCommand;
import nova.cli.attachment.ListInterfacesCommand;
import nova.cli.attachment.ListVolumesCommand;
import nova.cli.attachment.SecurityGroupCommand;
import nova.cli.attachment.UpdateVolumeCommand;
import nova.cli.boot.BootCommand;
import nova.cli.boot.RebuildCommand;
import nova.cli.command.Command;
import nova.cli.console.ClearPasswordCommand;
import nova.cli.console.GetConsoleCommand;
import nova.cli.console.GetPasswordCommand;
import nova.cli.console.SetPasswordCommand;
import nova.cli.console.SshCommand;
import nova.cli.flavor.CreateFlavorCommand;
import nova.cli.flavor.DeleteFlavorCommand;
import nova.cli.flavor.FlavorAccessCommand;
import nova.cli.flavor.FlavorSpecsCommand;
import nova.cli.flavor.ListFlavorsCommand;
import nova.cli.flavor.ShowFlavorCommand;
import nova.cli.flavor.UpdateFlavorCommand;
import nova.cli.group.CreateGroupCommand;
import nova.cli.group.DeleteGroupsCommand;
import nova.cli.group.ListGroupsCommand;
import nova.cli.group.ShowGroupCommand;
import nova.cli.help.HelpCommand;
import nova.cli.help.ListVersionsCommand;
import nova.cli.host.AgentCommand;
import nova.cli.host.ChangeServiceCommand;
import nova.cli.host.DeleteServiceCommand;
import nova.cli.host.HostMetadataCommand;
import nova.cli.host.HypervisorStatsCommand;
import nova.cli.host.HypervisorUptimeCommand;
import nova.cli.host.ListExtensionsCommand;
import nova.cli.host.ListHypervisorServersCommand;
import nova.cli.host.ListHypervisorsCommand;
import nova.cli.host.ListServicesCommand;
import nova.cli.host.ListZonesCommand;
import nova.cli.host.ShowHypervisorCommand;
import nova.cli.host.UsageAuditCommand;
import nova.cli.image.BackupCommand;
import nova.cli.image.CreateImageCommand;
import nova.cli.keypair.AddKeypairCommand;
import nova.cli.keypair.DeleteKeypairCommand;
import nova.cli.keypair.ListKeypairsCommand;
import nova.cli.keypair.ShowKeypairCommand;
import nova.cli.migration.EvacuateCommand;
import nova.cli.migration.ListMigrationsCommand;
import nova.cli.migration.LiveMigrateCommand;
import nova.cli.migration.MigrateCommand;
import nova.cli.migration.MoveHostCommand;
import nova.cli.migration.ServerMigrationsCommand;
import nova.cli.project.DeleteQuotaCommand;
import nova.cli.project.ListUsageCommand;
import nova.cli.project.QuotaDefaultsCommand;
import nova.cli.project.ShowLimitsCommand;
import nova.cli.project.ShowQuotaClassCommand;
import nova.cli.project.ShowQuotaCommand;
import nova.cli.project.ShowUsageCommand;
import nova.cli.project.UpdateQuotaCommand;
import nova.cli.server.ConsoleLogCommand;
import nova.cli.server.ExplainServerCommand;
import nova.cli.server.ListServersCommand;
import nova.cli.server.LockServerCommand;
import nova.cli.server.ManyServersCommand;
import nova.cli.server.RebootServersCommand;
import nova.cli.server.RefreshNetworkCommand;
import nova.cli.server.RenameServerCommand;
import nova.cli.server.RescueServerCommand;
import nova.cli.server.ResetStateCommand;
import nova.cli.server.ResizeServerCommand;
import nova.cli.server.RestoreServerCommand;
import nova.cli.server.ServerActionCommand;
import nova.cli.server.ServerMetadataCommand;
import nova.cli.server.ServerReportCommand;
import nova.cli.server.ServerTagsCommand;
import nova.cli.server.ShowServerCommand;
import nova.cli.server.UnshelveServerCommand;
import nova.cli.server.UpdateServerCommand;

/** From the name of a command to the one class that is it; no other command is loaded. */
public final class CommandIndex {
    private CommandIndex() {}

    public static Optional<Command> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "availability-zone-list" -> new ListZonesCommand();
                    case "boot" -> new BootCommand();
                    case "console-log" -> new ConsoleLogCommand();
                    case "delete", "start", "stop" -> new ManyServersCommand(name);
                    case "explain" -> new ExplainServerCommand();
                    case "help", "bash-completion", "shell" -> new HelpCommand(name);
                    case "instance-action" -> new ShowActionCommand();
                    case "instance-action-list" -> new ListActionsCommand();
                    case "list" -> new ListServersCommand();
                    case "list-extensions" -> new ListExtensionsCommand();
                    case "lock" -> new LockServerCommand();
                    case "meta" -> new ServerMetadataCommand();
                    case "reboot" -> new RebootServersCommand();
                    case "reset-state" -> new ResetStateCommand();
                    case "server-tag-add",
                            "server-tag-delete",
                            "server-tag-delete-all",
                            "server-tag-list",
                            "server-tag-set" -> new ServerTagsCommand(name.substring("server-tag-".length()));
                    case "show" -> new ShowServerCommand();
                    case "rename" -> new RenameServerCommand();
                    case "update" -> new UpdateServerCommand();
                    case "version-list" -> new ListVersionsCommand();
                    default -> action(name);
                });
    }

    /** Commands that are one action without arguments. */
    private static Command action(String name) {
        return switch (name) {
            case "backup" -> new BackupCommand();
            case "diagnostics" -> new ServerReportCommand("diagnostics", 0);
            case "image-create" -> new CreateImageCommand();
            case "rebuild" -> new RebuildCommand();
            case "refresh-network" -> new RefreshNetworkCommand();
            case "rescue" -> new RescueServerCommand();
            case "reset-network" -> new ServerActionCommand("resetNetwork");
            case "resize" -> new ResizeServerCommand();
            case "restore" -> new RestoreServerCommand();
            case "server-topology" -> new ServerReportCommand("topology", 78);
            case "unshelve" -> new UnshelveServerCommand();
            case "force-delete" -> new ServerActionCommand("forceDelete");
            case "pause", "unpause", "suspend", "resume", "unlock", "shelve", "unrescue" ->
                new ServerActionCommand(name);
            case "resize-confirm" -> new ServerActionCommand("confirmResize");
            case "resize-revert" -> new ServerActionCommand("revertResize");
            case "shelve-offload" -> new ServerActionCommand("shelveOffload");
            case "trigger-crash-dump" -> new ServerActionCommand("trigger_crash_dump", 17);
            default -> attachment(name);
        };
    }

    private static Command attachment(String name) {
        return switch (name) {
            case "add-secgroup", "remove-secgroup", "list-secgroup" ->
                new SecurityGroupCommand(name.substring(0, name.indexOf('-')));
            case "clear-password" -> new ClearPasswordCommand();
            case "get-mks-console", "get-rdp-console", "get-serial-console", "get-spice-console", "get-vnc-console" ->
                new GetConsoleCommand(name.substring("get-".length(), name.lastIndexOf('-')));
            case "get-password" -> new GetPasswordCommand();
            case "interface-attach" -> new AttachInterfaceCommand();
            case "interface-detach" -> DetachCommand.ofInterface();
            case "interface-list" -> new ListInterfacesCommand();
            case "set-password", "root-password" -> new SetPasswordCommand();
            case "ssh" -> new SshCommand();
            case "volume-attach" -> new AttachVolumeCommand();
            case "volume-attachments" -> new ListVolumesCommand();
            case "volume-detach" -> DetachCommand.ofVolume();
            case "volume-update" -> new UpdateVolumeCommand();
            default -> move(name);
        };
    }

    private static Command move(String name) {
        return switch (name) {
            case "evacuate" -> new EvacuateCommand();
            case "host-evacuate" -> MoveHostCommand.evacuate();
            case "host-evacuate-live" -> MoveHostCommand.live();
            case "host-servers-migrate" -> MoveHostCommand.cold();
            case "live-migration" -> new LiveMigrateCommand();
            case "live-migration-abort", "live-migration-force-complete" ->
                new ServerMigrationsCommand(name.substring("live-migration-".length()));
            case "migrate" -> new MigrateCommand();
            case "migration-list" -> new ListMigrationsCommand();
            case "server-migration-list", "server-migration-show" ->
                new ServerMigrationsCommand(name.substring("server-migration-".length()));
            default -> operator(name);
        };
    }

    private static Command operator(String name) {
        return switch (name) {
            case "flavor-access-add", "flavor-access-list", "flavor-access-remove" ->
                new FlavorAccessCommand(name.substring("flavor-access-".length()));
            case "flavor-create" -> new CreateFlavorCommand();
            case "flavor-delete" -> new DeleteFlavorCommand();
            case "flavor-key" -> new FlavorSpecsCommand();
            case "flavor-list" -> new ListFlavorsCommand();
            case "flavor-show" -> new ShowFlavorCommand();
            case "flavor-update" -> new UpdateFlavorCommand();
            case "agent-create", "agent-delete", "agent-list", "agent-modify" ->
                new AgentCommand(name.substring("agent-".length()));
            case "host-meta" -> new HostMetadataCommand();
            case "hypervisor-list" -> new ListHypervisorsCommand();
            case "hypervisor-servers" -> new ListHypervisorServersCommand();
            case "hypervisor-show" -> new ShowHypervisorCommand();
            case "hypervisor-stats" -> new HypervisorStatsCommand();
            case "hypervisor-uptime" -> new HypervisorUptimeCommand();
            case "instance-usage-audit-log" -> new UsageAuditCommand();
            case "keypair-add" -> new AddKeypairCommand();
            case "keypair-delete" -> new DeleteKeypairCommand();
            case "keypair-list" -> new ListKeypairsCommand();
            case "keypair-show" -> new ShowKeypairCommand();
            case "service-delete" -> new DeleteServiceCommand();
            case "service-disable", "service-enable", "service-force-down" ->
                new ChangeServiceCommand(name.substring("service-".length()));
            case "service-list" -> new ListServicesCommand();
            default -> project(name);
        };
    }

    private static Command project(String name) {
        return switch (name) {
            case "absolute-limits" -> ShowLimitsCommand.absolute();
            case "limits" -> ShowLimitsCommand.both();
            case "rate-limits" -> ShowLimitsCommand.rates();
            case "quota-class-show" -> new ShowQuotaClassCommand();
            case "quota-class-update" -> new UpdateQuotaCommand(true);
            case "quota-defaults" -> new QuotaDefaultsCommand();
            case "quota-delete" -> new DeleteQuotaCommand();
            case "quota-show" -> new ShowQuotaCommand();
            case "quota-update" -> new UpdateQuotaCommand(false);
            case "usage" -> new ShowUsageCommand();
            case "usage-list" -> new ListUsageCommand();
            default -> grouping(name);
        };
    }

    private static Command grouping(String name) {
        return switch (name) {
            case "aggregate-add-host" -> new AggregateHostCommand(true);
            case "aggregate-cache-images" -> new CacheImagesCommand();
            case "aggregate-create" -> new CreateAggregateCommand();
            case "aggregate-delete" -> new DeleteAggregateCommand();
            case "aggregate-list" -> new ListAggregatesCommand();
            case "aggregate-remove-host" -> new AggregateHostCommand(false);
            case "aggregate-set-metadata" -> new AggregateMetadataCommand();
            case "aggregate-show", "aggregate-details" -> new ShowAggregateCommand();
            case "aggregate-update" -> new UpdateAggregateCommand();
            case "server-group-create" -> new CreateGroupCommand();
            case "server-group-delete" -> new DeleteGroupsCommand();
            case "server-group-get" -> new ShowGroupCommand();
            case "server-group-list" -> new ListGroupsCommand();
            default -> null;
        };
    }
}
