package nova.cli.image;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.resource.ImageFinder;

/** {@code nova backup}: an image of a server, and fewer old ones of the same type. */
public final class BackupCommand implements Command {
    private static final int ANSWERED_SINCE_MINOR = 45;

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .positional("<name>", "Name of the new image.")
                .positional("<backup-type>", "Type of the backup, such as daily or weekly.")
                .positional("<rotation>", "How many backups of this type to keep.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("name", call.positional(1));
        wish.put("backup_type", call.positional(2));
        wish.put("rotation", call.positional(3));
        String image = ServerImages.create(call.cloud(), server, "createBackup", wish);
        if (call.cloud().atLeast(ANSWERED_SINCE_MINOR)) {
            ServerImages.print(call, new ImageFinder(call.cloud()).image(image));
        }
    }
}
