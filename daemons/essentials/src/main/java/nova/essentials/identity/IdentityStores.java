package nova.essentials.identity;

import nova.db.Database;

/** The tables of the identity service and the way to them. */
public record IdentityStores(
        Database database,
        DomainStore domains,
        ProjectStore projects,
        UserStore users,
        RoleStore roles,
        TokenStore tokens,
        CatalogStore catalog) {
    public static IdentityStores on(Database database) {
        return new IdentityStores(
                database,
                new DomainStore(),
                new ProjectStore(),
                new UserStore(),
                new RoleStore(),
                new TokenStore(),
                new CatalogStore());
    }
}
