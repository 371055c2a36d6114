package nova.api.flavor;

import nova.api.ApiContext;
import nova.db.Tx;
import nova.db.flavor.FlavorStore;
import nova.http.HttpRequest;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;

/** Finds the flavor a path names. Others' private flavors do not exist for anybody but administrators. */
final class FlavorLookup {
    private final ApiContext context;
    private final FlavorStore flavors;

    FlavorLookup(ApiContext context, FlavorStore flavors) {
        this.context = context;
        this.flavors = flavors;
    }

    Flavor find(HttpRequest request) {
        boolean admin = context.policy().isAdmin();
        return context.database().read("find flavor", tx -> find(tx, request.value("id"), admin));
    }

    private Flavor find(Tx tx, String id, boolean admin) {
        Flavor flavor = flavors.find(tx, new FlavorId(id)).orElseThrow(() -> missing(id));
        boolean visible = flavor.isPublic()
                || admin
                || flavors.access(tx, flavor.id())
                        .contains(RequestContext.CURRENT.get().project());
        if (!visible) {
            throw missing(id);
        }
        return flavor;
    }

    static NovaException missing(String id) {
        return new NovaException(ErrorCode.NOT_FOUND, "Flavor " + id + " could not be found.");
    }
}
