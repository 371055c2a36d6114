package nova.manage.cell;

import nova.manage.Category;
import nova.manage.Session;
import picocli.CommandLine;

/** {@code cell_v2}: accepted for scripts that expect it. There is one cell, always mapped. */
public final class CellCommands {
    private CellCommands() {}

    public static CommandLine category(Session session) {
        return Category.of("cell_v2", "Cells: there is one, and everything is in it.")
                .addSubcommand(new ListCellsCommand(session))
                .addSubcommand(new ListHostsCommand(session))
                .addSubcommand(new VerifyServerCommand(session))
                .addSubcommand(AcceptedCommand.of("simple_cell_setup"))
                .addSubcommand(AcceptedCommand.of("map_cell0"))
                .addSubcommand(AcceptedCommand.of("map_cell_and_hosts"))
                .addSubcommand(AcceptedCommand.of("map_instances"))
                .addSubcommand(AcceptedCommand.of("discover_hosts"));
    }
}
