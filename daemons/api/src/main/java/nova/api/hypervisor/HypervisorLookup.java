package nova.api.hypervisor;

import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.Tx;
import nova.db.host.HypervisorStore;
import nova.db.host.ServiceStore;
import nova.http.HttpRequest;
import nova.http.body.Formats;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostId;
import nova.model.host.Hypervisor;

/** Finds hypervisors by what a version calls them: numbers until 2.52, uuids since. */
final class HypervisorLookup {
    /** Hypervisors summed up, or found by a pattern. */
    static final int MAX_HYPERVISORS = 20_000;

    private final ApiContext context;
    private final HypervisorStore hypervisors;

    HypervisorLookup(ApiContext context) {
        this.context = context;
        this.hypervisors =
                new HypervisorStore(new ServiceStore(context.operators().serviceDownTime()));
    }

    Hypervisor find(HttpRequest request) {
        String id = request.value("id");
        return context.database()
                .read("find hypervisor", tx -> byVersion(tx, request, id))
                .orElseThrow(() -> new NovaException(
                        ErrorCode.NOT_FOUND, "Hypervisor with ID '%s' could not be found.".formatted(id)));
    }

    private Optional<Hypervisor> byVersion(Tx tx, HttpRequest request, String id) {
        if (!request.version().atLeast(2, 53)) {
            return id.matches("[0-9]{1,18}") ? hypervisors.find(tx, Long.parseLong(id)) : Optional.empty();
        }
        if (!Formats.isUuid(id)) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Invalid uuid " + id);
        }
        return hypervisors.find(tx, new HostId(id));
    }

    List<Hypervisor> page(HttpRequest request, HypervisorQuery query) {
        return context.database().read("list hypervisors", tx -> {
            Optional<HostId> marker = query.paging().marker().map(text -> marker(tx, request, text));
            return hypervisors.list(tx, marker, query.paging().limit());
        });
    }

    private HostId marker(Tx tx, HttpRequest request, String text) {
        NovaException unknown = new NovaException(ErrorCode.BAD_REQUEST, "marker [%s] not found".formatted(text));
        if (request.version().atLeast(2, 53)) {
            return new HostId(text);
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw unknown;
        }
        return hypervisors.find(tx, Long.parseLong(text)).map(Hypervisor::id).orElseThrow(() -> unknown);
    }

    List<Hypervisor> matching(String pattern) {
        List<Hypervisor> found =
                context.database().read("search hypervisors", tx -> hypervisors.matching(tx, pattern, MAX_HYPERVISORS));
        if (found.isEmpty()) {
            throw new NovaException(
                    ErrorCode.NOT_FOUND, "No hypervisor matching '%s' could be found.".formatted(pattern));
        }
        return found;
    }

    List<Hypervisor> all() {
        return context.database()
                .read("sum up hypervisors", tx -> hypervisors.list(tx, Optional.empty(), MAX_HYPERVISORS));
    }
}
