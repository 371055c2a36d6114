package nova.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Database;
import nova.model.host.HostId;
import nova.model.schedule.Explanation;
import nova.model.schedule.GroupPlaces;
import nova.model.schedule.HostChoice;
import nova.model.schedule.Selection;
import nova.model.server.ServerId;
import nova.rpc.contract.Scheduler.SelectHosts;
import nova.rpc.contract.Scheduler.SelectionAnswer;
import nova.scheduler.MakeClaim.Outcome;
import nova.scheduler.decision.Decision;
import nova.scheduler.decision.Question;
import nova.scheduler.decision.Ranking;
import nova.scheduler.host.HostSet;
import nova.scheduler.host.HostState;

/**
 * One pass over the servers of a question with the hosts as they are known: a host for each, claimed one after the
 * other, each choice made with the earlier ones counted in. Used once, by one thread.
 */
final class Attempt {
    /** Refused claims per server before the view is too stale to go on with. */
    static final int MAX_REFUSED_CLAIMS = 30;

    /** How often a group may change under one server before we give up. */
    static final int MAX_OVERTAKEN = 50;

    private final Database database;
    private final Decision decision;
    private final MakeClaim claims;
    private final SelectHosts asked;
    private final Map<ServerId, HostState> chosen = new TreeMap<>();
    private HostSet hosts;
    private Question question;
    private Ranking last;

    Attempt(Database database, Decision decision, MakeClaim claims, SelectHosts asked, HostSet hosts) {
        this.database = database;
        this.decision = decision;
        this.claims = claims;
        this.asked = asked;
        this.hosts = hosts;
    }

    /** Without selections when not every server found a host; then nothing stays claimed. */
    SelectionAnswer run() {
        Situation situation = Situation.read(database, asked.servers(), asked.wish());
        question = new Question(asked.wish(), asked.servers().getFirst(), situation.group(), situation.named());
        for (ServerId server : asked.servers()) {
            question = question.with(server);
            Optional<HostState> host = earlier(situation, server).or(this::choose);
            if (host.isEmpty()) {
                if (!asked.dryRun()) {
                    claims.giveBack(asked.operation(), asked.servers());
                }
                return new SelectionAnswer(List.of(), last.explanation());
            }
            chosen.put(server, host.get());
        }
        return answer();
    }

    /** The host an earlier answer to the same question claimed. */
    private Optional<HostState> earlier(Situation situation, ServerId server) {
        return situation.claimed(asked.operation(), server).flatMap(hosts::find);
    }

    private Optional<HostState> choose() {
        int refused = 0;
        int overtaken = 0;
        last = decision.rank(hosts, question);
        for (Optional<HostState> next = last.next(); next.isPresent(); next = last.next()) {
            HostState host = next.get();
            Outcome outcome =
                    asked.dryRun() ? new Outcome.Claimed(host.id()) : claims.claim(asked.operation(), question, host);
            switch (outcome) {
                case Outcome.Claimed(HostId claimed) -> {
                    return hosts.find(claimed).map(this::take);
                }
                case Outcome.Full() -> {
                    if (++refused == MAX_REFUSED_CLAIMS) {
                        return Optional.empty();
                    }
                }
                case Outcome.Overtaken() -> {
                    if (++overtaken == MAX_OVERTAKEN) {
                        return Optional.empty();
                    }
                    question = question.with(Situation.group(database, asked.wish()));
                    last = decision.rank(hosts, question);
                }
            }
        }
        return Optional.empty();
    }

    /** Counts the choice in for the servers that follow. */
    private HostState take(HostState host) {
        HostState consumed = host.consumed(asked.wish().resources());
        hosts = hosts.with(consumed);
        question = question.with(question.group().map(group -> seated(group, host)));
        return consumed;
    }

    private GroupPlaces seated(GroupPlaces group, HostState host) {
        long revision = group.revision() + (group.policy().hard() && !asked.dryRun() ? 1 : 0);
        return group.with(question.server(), host.name(), revision);
    }

    private SelectionAnswer answer() {
        if (last == null || asked.servers().size() > 1) {
            last = decision.rank(hosts, question);
        }
        Explanation explanation = last.explanation();
        List<HostChoice> alternates = alternates();
        List<Selection> selections = new ArrayList<>();
        for (ServerId server : asked.servers()) {
            List<HostChoice> choices = new ArrayList<>();
            choices.add(chosen.get(server).choice());
            choices.addAll(alternates);
            selections.add(new Selection(server, choices));
        }
        return new SelectionAnswer(selections, explanation);
    }

    /** Unclaimed, the same for all servers of the question, and never a host that one of them got. */
    private List<HostChoice> alternates() {
        List<HostChoice> alternates = new ArrayList<>();
        while (alternates.size() < asked.alternates()) {
            Optional<HostState> next = last.next();
            if (next.isEmpty()) {
                break;
            }
            HostId id = next.get().id();
            if (chosen.values().stream().noneMatch(host -> host.id().equals(id))) {
                alternates.add(next.get().choice());
            }
        }
        return alternates;
    }
}
