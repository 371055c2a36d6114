package nova.essentials.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nova.db.Tx;
import org.jooq.Record;

/** Rows of {@code identity_services} and {@code identity_endpoints}. */
public final class CatalogStore {
    private static final String ENDPOINTS = "select id, service_id, face, region, url, enabled from identity_endpoints";

    /** All services with their endpoints, by type and id. */
    public List<CatalogService> all(Tx tx) {
        Map<String, List<CatalogService.Address>> byService =
                endpoints(tx).stream().collect(Collectors.groupingBy(CatalogService.Address::service));
        return tx.sql()
                .fetch(
                        "select id, type, name, description, enabled from identity_services order by type, id limit ?",
                        ListingStore.MAX_ROWS)
                .map(row -> service(row, byService.getOrDefault(row.get("id", String.class), List.of())));
    }

    public Optional<CatalogService> find(Tx tx, String id) {
        return all(tx).stream().filter(service -> service.id().equals(id)).findFirst();
    }

    public List<CatalogService.Address> endpoints(Tx tx) {
        return tx.sql()
                .fetch(ENDPOINTS + " order by service_id, face, region, id limit ?", ListingStore.MAX_ROWS)
                .map(CatalogStore::address);
    }

    public Optional<CatalogService.Address> findEndpoint(Tx tx, String id) {
        return tx.sql().fetchOptional(ENDPOINTS + " where id = ?", id).map(CatalogStore::address);
    }

    public void insert(Tx tx, CatalogService service) {
        tx.sql()
                .execute(
                        "insert into identity_services (id, type, name, description, enabled) values (?, ?, ?, ?, ?)",
                        service.id(),
                        service.type(),
                        service.name(),
                        service.description(),
                        service.enabled());
    }

    public void insertEndpoint(Tx tx, CatalogService.Address endpoint) {
        tx.sql()
                .execute(
                        "insert into identity_endpoints (id, service_id, face, region, url, enabled)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        endpoint.id(),
                        endpoint.service(),
                        endpoint.face(),
                        endpoint.region(),
                        endpoint.url(),
                        endpoint.enabled());
    }

    public void updateEndpoint(Tx tx, CatalogService.Address endpoint) {
        tx.sql()
                .execute(
                        "update identity_endpoints set url = ?, enabled = ? where id = ?",
                        endpoint.url(),
                        endpoint.enabled(),
                        endpoint.id());
    }

    public void delete(Tx tx, String service) {
        tx.sql().execute("delete from identity_endpoints where service_id = ?", service);
        tx.sql().execute("delete from identity_services where id = ?", service);
    }

    public void deleteEndpoint(Tx tx, String id) {
        tx.sql().execute("delete from identity_endpoints where id = ?", id);
    }

    private static CatalogService service(Record row, List<CatalogService.Address> endpoints) {
        return new CatalogService(
                row.get("id", String.class),
                row.get("type", String.class),
                row.get("name", String.class),
                row.get("description", String.class),
                row.get("enabled", Boolean.class),
                endpoints);
    }

    private static CatalogService.Address address(Record row) {
        return new CatalogService.Address(
                row.get("id", String.class),
                row.get("service_id", String.class),
                row.get("face", String.class),
                row.get("region", String.class),
                row.get("url", String.class),
                row.get("enabled", Boolean.class));
    }
}
