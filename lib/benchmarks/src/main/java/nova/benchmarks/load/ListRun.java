package nova.benchmarks.load;

import java.util.List;
import java.util.Locale;
import nova.benchmarks.Cloud;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Times each list call of a cloud that {@code fill.sql} made large: first page and last.
 *
 * <pre>ListRun CALLS [TEXT]</pre>
 *
 * With TEXT only the calls whose path has it. Each is called three times before it is timed.
 */
public final class ListRun {
    private static final int WARM_UP = 3;
    private static final String SERVER = "00000000-0000-4000-8000-00000000";
    private static final String HOST = "00000000-0000-4000-8002-00000000";
    private static final List<Call> CALLS = List.of(
            call("/servers?limit=1000"),
            call("/servers?limit=1000&marker=" + SERVER + "9000"),
            call("/servers/detail?limit=1000"),
            call("/servers/detail?limit=1000&marker=" + SERVER + "9000"),
            call("/servers/detail?limit=1000&all_tenants=1"),
            call("/servers/detail?limit=1000&all_tenants=1&marker=" + SERVER + "9000"),
            call("/servers/detail?limit=100&sort_key=display_name&sort_dir=asc"),
            call("/servers?limit=100&name=server99"),
            call("/servers?limit=1000&changes-since=2020-01-01T00:00:00Z"),
            call("/flavors?limit=1000"),
            call("/flavors/detail?limit=1000"),
            call("/flavors/detail?limit=100&marker=big900"),
            call("/os-services"),
            call("/os-hypervisors?limit=1000"),
            call("/os-hypervisors/detail?limit=1000"),
            call("/os-hypervisors/detail?limit=1000&marker=" + HOST + "4000"),
            new Call("2.87", "/os-hypervisors/statistics"),
            new Call("2.42", "/os-hosts"),
            call("/os-aggregates"),
            call("/os-availability-zone"),
            call("/os-availability-zone/detail"),
            call("/os-server-groups?limit=1000"),
            call("/os-server-groups?limit=100&offset=900"),
            call("/os-keypairs?limit=1000"),
            call("/os-keypairs?limit=1000&marker=key1000"),
            call("/servers/" + SERVER + "0001/os-instance-actions?limit=1000"),
            call("/servers/" + SERVER + "0001/os-instance-actions?limit=1000&marker=req-first-1000"),
            call("/os-migrations?limit=1000"),
            call("/os-migrations?limit=1000&marker=00000000-0000-4000-8005-000000009000"),
            call("/os-simple-tenant-usage?start=2020-01-01T00:00:00&limit=1000"),
            call("/os-simple-tenant-usage?start=2020-01-01T00:00:00&detailed=1&limit=1000"),
            call("/os-simple-tenant-usage/PROJECT?start=2020-01-01T00:00:00&limit=1000"),
            call("/os-simple-tenant-usage/PROJECT?start=2020-01-01T00:00:00&limit=1000&marker=" + SERVER + "9000"),
            call("/os-instance_usage_audit_log"),
            call("/limits"));

    private record Call(String version, String path) {}

    private ListRun() {}

    public static void main(String[] arguments) {
        if (arguments.length < 1) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "usage: ListRun CALLS [TEXT]");
        }
        Cloud cloud = Cloud.connect(System.getenv());
        String wanted = arguments.length > 1 ? arguments[1] : "";
        for (Call call : CALLS) {
            if (call.path().contains(wanted)) {
                time(cloud, call, Integer.parseInt(arguments[0]));
            }
        }
    }

    private static void time(Cloud cloud, Call call, int calls) {
        Samples samples = new Samples(calls);
        String path = call.path().replace("PROJECT", cloud.project());
        int bytes = 0;
        for (int number = -WARM_UP; number < calls; number++) {
            long asked = System.nanoTime();
            bytes = cloud.get(path, call.version());
            if (number >= 0) {
                samples.add(System.nanoTime() - asked);
            }
        }
        System.out.printf(Locale.ROOT, "%-95s %s %9d bytes%n", call.path(), samples.summary(), bytes);
    }

    private static Call call(String path) {
        return new Call("2.104", path);
    }
}
