package nova.cli.host;

import java.util.ArrayList;
import java.util.List;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova service-list}. */
public final class ListServicesCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.option("--host", "<hostname>", "Services of this host.")
                .option("--binary", "<binary>", "Services of this program.");
    }

    @Override
    public void run(Invocation call) {
        Query query = new Query()
                .addFilled("host", call.arguments().text("--host"))
                .addFilled("binary", call.arguments().text("--binary"));
        List<String> titles = new ArrayList<>(
                List.of("Id", "Binary", "Host", "Zone", "Status", "State", "Updated_at", "Disabled Reason"));
        if (call.cloud().atLeast(11)) {
            titles.add("Forced down");
        }
        Listing.print(call, call.cloud().get("/os-services" + query.text()).objects("services"), titles);
    }
}
