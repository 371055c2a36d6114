package nova.api.server.create;

import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.Tx;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.image.ImageId;
import nova.model.image.ImageRecord;
import nova.model.keypair.Keypair;
import nova.model.operation.OperationSecrets.InjectedFile;
import nova.model.quota.QuotaBounds;
import nova.model.quota.QuotaResource;
import nova.openstack.Authority;

/** Looks up what a create request names; what is missing in a body is a bad request, in Nova's words. */
record LookUpForCreate(ApiContext context) {
    private record Rows(
            Flavor flavor,
            Optional<Keypair> keypair,
            Optional<String> group,
            Optional<String> zone,
            QuotaBounds bounds) {}

    Found find(CreateServerOrder order, Authority authority) {
        Rows rows = context.database().read("look up for create", tx -> rows(tx, order));
        checkLimits(order, rows.bounds());
        ImageId id = order.shape().image().orElseThrow(() -> bad("Missing imageRef attribute"));
        ImageRecord image = image(id, authority);
        new CheckImage(context.policy()).check(image, rows.flavor());
        return new Found(rows.flavor(), image, rows.keypair(), rows.group(), rows.zone(), rows.bounds());
    }

    private Rows rows(Tx tx, CreateServerOrder order) {
        RequestContext who = RequestContext.CURRENT.get();
        Flavor flavor = flavor(tx, order.shape().flavor());
        Optional<Keypair> keypair = order.login()
                .keyName()
                .map(name -> context.stores()
                        .keypairs()
                        .find(tx, who.user(), name)
                        .orElseThrow(() -> bad("Invalid key_name provided.")));
        QuotaBounds bounds = context.stores()
                .quotas()
                .bounds(tx, who.project(), who.user(), context.servers().quota().limits());
        ResolvePlace places = new ResolvePlace(context);
        places.requireRequestedHost(tx, order.placing());
        return new Rows(flavor, keypair, group(tx, order), places.zone(tx, order.placing()), bounds);
    }

    private Flavor flavor(Tx tx, FlavorId id) {
        boolean admin = context.policy().isAdmin();
        RequestContext who = RequestContext.CURRENT.get();
        return context.stores()
                .flavors()
                .find(tx, id)
                .filter(flavor -> !flavor.disabled())
                .filter(flavor -> flavor.isPublic()
                        || admin
                        || context.stores().flavors().access(tx, id).contains(who.project()))
                .orElseThrow(() -> bad("Flavor " + id + " could not be found."));
    }

    private Optional<String> group(Tx tx, CreateServerOrder order) {
        List<String> named = order.placing().hints().getOrDefault("group", List.of());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String id = named.getFirst();
        boolean visible = context.stores()
                .requests()
                .groupProject(tx, id)
                .filter(project -> project.equals(RequestContext.CURRENT.get().project())
                        || context.policy().isAdmin())
                .isPresent();
        if (!visible) {
            throw bad("Instance group " + id + " could not be found.");
        }
        return Optional.of(id);
    }

    private ImageRecord image(ImageId id, Authority authority) {
        try {
            return context.peers().images().find(authority, id).orElseThrow(() -> bad("Can not find requested image"));
        } catch (NovaException refusal) {
            if (refusal.code() == ErrorCode.FORBIDDEN || refusal.code() == ErrorCode.UNAUTHORIZED) {
                throw bad("Not authorized for image " + id + ".");
            }
            throw refusal;
        }
    }

    private static void checkLimits(CreateServerOrder order, QuotaBounds bounds) {
        long items = bounds.closest().of(QuotaResource.METADATA_ITEMS);
        if (over(order.naming().metadata().size(), items)) {
            throw quota("Maximum number of metadata items exceeds " + items);
        }
        List<InjectedFile> files = order.login().files();
        if (over(files.size(), bounds.closest().of(QuotaResource.INJECTED_FILES))) {
            throw quota("Personality file limit exceeded");
        }
        // As in Nova the longest of all counts, the path before the content, and the content as it was sent: encoded.
        long path = bounds.closest().of(QuotaResource.INJECTED_FILE_PATH_BYTES);
        if (files.stream().anyMatch(file -> over(file.path().length(), path))) {
            throw quota("Personality file path exceeds maximum " + path);
        }
        long content = bounds.closest().of(QuotaResource.INJECTED_FILE_CONTENT_BYTES);
        if (files.stream().anyMatch(file -> over(file.contents().length(), content))) {
            throw quota("Personality file content exceeds maximum " + content);
        }
    }

    private static boolean over(long amount, long limit) {
        return limit >= 0 && amount > limit;
    }

    private static NovaException quota(String message) {
        return new NovaException(ErrorCode.OVER_QUOTA, message);
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
