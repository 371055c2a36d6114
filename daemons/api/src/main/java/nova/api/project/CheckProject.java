package nova.api.project;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.openstack.identity.Identity;

/**
 * Refuses projects the identity service does not know, so that a typing mistake records no quota or access for nobody.
 * When the service does not say, the project is taken to exist, as Nova does.
 */
public final class CheckProject {
    private static final Logger LOG = System.getLogger(CheckProject.class.getName());

    private final Identity identity;

    public CheckProject(Identity identity) {
        this.identity = requireNonNull(identity, "identity");
    }

    public void require(ProjectId project) {
        if (!mayExist(project)) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Project ID " + project + " is not a valid project.");
        }
    }

    private boolean mayExist(ProjectId project) {
        try {
            return identity.projectExists(project);
        } catch (NovaException silent) {
            LOG.log(Level.INFO, "project not checked: project={0} reason={1}", project, silent.getMessage());
            return true;
        }
    }
}
