package nova.http.policy;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Who may do what, by the rules that hold now. The caller is {@link RequestContext#CURRENT}. */
public final class Policy {
    /** How often {@link #refresh} is worth calling. */
    public static final Duration LOOK_PERIOD = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(Policy.class.getName());

    private final List<PolicyRule> rules;
    private final PolicyConfig config;
    private final PolicyFiles files;
    private volatile RuleBook book;

    private Policy(List<PolicyRule> rules, PolicyConfig config, PolicyFiles files, RuleBook book) {
        this.rules = List.copyOf(rules);
        this.config = requireNonNull(config, "config");
        this.files = files;
        this.book = book;
        book.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
    }

    /** The defaults with what the configured files override; a mistake in these is told in one message. */
    public static Policy open(List<PolicyRule> rules, PolicyConfig config) {
        PolicyFiles files = new PolicyFiles(config.policyFile(), config.policyDirs());
        return new Policy(rules, config, files, new RuleBook(rules, files.read(), config));
    }

    /** The defaults with these overrides and no files. */
    public static Policy of(List<PolicyRule> rules, Map<String, String> overrides) {
        PolicyConfig config = PolicyConfig.DEFAULTS;
        return new Policy(rules, config, PolicyFiles.NONE, new RuleBook(rules, overrides, config));
    }

    /** Reads the files again if they changed. New files with a mistake change nothing, and the log says why. */
    public void refresh() {
        if (!files.changed()) {
            return;
        }
        try {
            RuleBook newer = new RuleBook(rules, files.read(), config);
            newer.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
            book = newer;
            LOG.log(Level.INFO, "policy files read again");
        } catch (NovaException mistake) {
            LOG.log(Level.ERROR, "policy files have a mistake, the rules before it stay: {0}", mistake.getMessage());
        }
    }

    /** FORBIDDEN with Nova's message when the caller may not. */
    public void enforce(String rule, Target target) {
        if (!allows(rule, target)) {
            throw new NovaException(ErrorCode.FORBIDDEN, "Policy doesn't allow " + rule + " to be performed.");
        }
    }

    public boolean allows(String rule, Target target) {
        return book.allows(rule, target, RequestContext.CURRENT.get());
    }

    /** Whether the caller is an administrator in the sense of {@code context_is_admin}. */
    public boolean isAdmin() {
        return book.isAdmin(RequestContext.CURRENT.get());
    }

    /** What an operator should tidy in his files. */
    public List<String> warnings() {
        return book.warnings();
    }
}
