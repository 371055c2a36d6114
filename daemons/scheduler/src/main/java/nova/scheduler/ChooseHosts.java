package nova.scheduler;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Database;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.schedule.Explanation;
import nova.rpc.contract.Scheduler;
import nova.scheduler.MakeClaim.Outcome;
import nova.scheduler.decision.Decision;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostSet;
import nova.scheduler.host.HostState;
import nova.scheduler.host.HostView;

/** Answers the questions of the conductors: who gets which host. */
final class ChooseHosts implements Scheduler {
    /** Servers one question may name. */
    static final int MAX_SERVERS = 1000;

    private static final Logger LOG = System.getLogger(ChooseHosts.class.getName());

    private final Database database;
    private final HostView view;
    private final Decision decision;
    private final MakeClaim claims;

    ChooseHosts(Database database, HostView view, Decision decision) {
        this.database = requireNonNull(database, "database");
        this.view = requireNonNull(view, "view");
        this.decision = requireNonNull(decision, "decision");
        this.claims = new MakeClaim(database, view);
    }

    @Override
    public SelectionAnswer select(SelectHosts question) {
        if (question.servers().isEmpty() || question.servers().size() > MAX_SERVERS) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "a question names 1 to " + MAX_SERVERS + " servers, not "
                            + question.servers().size());
        }
        if (view.loaded()) {
            SelectionAnswer answer = attempt(question);
            if (!answer.selections().isEmpty()) {
                return answer;
            }
        }
        // Never say no from a stale view.
        view.refresh();
        SelectionAnswer answer = attempt(question);
        if (answer.selections().isEmpty()) {
            Explanation explanation = answer.explanation();
            LOG.log(
                    Level.INFO,
                    "no valid host operation={0} servers={1} reason={2}",
                    question.operation(),
                    question.servers().size(),
                    explanation.summary());
        }
        return answer;
    }

    private SelectionAnswer attempt(SelectHosts question) {
        return new Attempt(database, decision, claims, question, view.hosts()).run();
    }

    /** The host must still pass everything a fresh choice would have to: time went by since it became an alternate. */
    @Override
    public ClaimAnswer claim(ClaimHost question) {
        Optional<HostState> host = view.hosts().find(question.host().id());
        if (host.isEmpty()) {
            view.refresh();
            host = view.hosts().find(question.host().id());
        }
        return new ClaimAnswer(host.isPresent() && claimed(question, host.get()));
    }

    private boolean claimed(ClaimHost asked, HostState host) {
        for (int attempt = 0; attempt < Attempt.MAX_OVERTAKEN; attempt++) {
            Situation situation = Situation.read(database, List.of(asked.server()), asked.wish());
            if (situation.holds(asked.server(), host.id(), positive(asked.wish().resources()))) {
                return true;
            }
            Question question = new Question(asked.wish(), asked.server(), situation.group(), situation.named());
            if (decision.rank(HostSet.of(List.of(host)), question).left() == 0) {
                return false;
            }
            switch (claims.claimInstead(asked.operation(), question, host)) {
                case Outcome.Claimed _ -> {
                    return true;
                }
                case Outcome.Full() -> {
                    return false;
                }
                case Outcome.Overtaken() -> LOG.log(Level.DEBUG, "overtaken server={0}", asked.server());
            }
        }
        return false;
    }

    private static Map<String, Long> positive(Map<String, Long> amounts) {
        Map<String, Long> positive = new TreeMap<>(amounts);
        positive.values().removeIf(amount -> amount <= 0);
        return positive;
    }
}
