package kaowu.postponement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Term;
import kaowu.filing.Filing;
import kaowu.filing.FilingState;
import kaowu.filing.FilingTable;
import kaowu.filing.Regime;
import kaowu.postponement.PostponementFunctions.PostponeRequest;
import kaowu.schedule.PlanKind;
import kaowu.schedule.Round;
import kaowu.site.Actor;
import kaowu.site.Actors;
import kaowu.site.Site;

/**
 * Who may move the dates of whom (notice, part 2): the province those of a whole round; a city those of its sites for a daily round; a
 * provincial-direct site or a special-ability unit its own, once the province has approved its filing. For one site of a unified round
 * it takes an approved filing as well.
 * See {@link Actors} for who acts.
 */
@ApplicationScoped
class Entitlement {

    private final Actors actors;
    private final FilingTable filings;

    Entitlement(Actors actors, FilingTable filings) {
        this.actors = actors;
        this.filings = filings;
    }

    /**
     * @param refusals empty if it may be done
     * @param filings those that it is done on, which are used up by it
     */
    record Verdict(List<Refusal> refusals, List<Filing> filings) {

        private static Verdict refused(Refusal refusal) {
            return new Verdict(List.of(refusal), List.of());
        }
    }

    /** @param concerned the sites that the dates are moved for */
    Verdict of(PostponeRequest request, Round round, List<Site> concerned) {
        Actor actor = actors.of(request.by());
        Optional<Refusal> notTheirs = notTheirs(actor, request, round, concerned);
        if (notTheirs.isPresent()) {
            return Verdict.refused(notTheirs.get());
        }
        if (request.siteId() == null && actor.province()) {
            return new Verdict(List.of(), List.of());
        }
        if (request.siteId() != null && request.filingNo() != null) {
            return named(request, round, request.siteId(), request.filingNo());
        }
        List<Filing> used = new ArrayList<>();
        List<Filing> others = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (Site site : concerned) {
            if (Regime.of(round, site) != Regime.CITY) {
                Optional<Filing> approved = filings.approved(round.id(), site.id());
                if (approved.isEmpty()) {
                    without.add(site.name());
                } else {
                    (matches(approved.get(), request) ? used : others).add(approved.get());
                }
            }
        }
        if (!without.isEmpty()) {
            return Verdict.refused(Refusal.of(lacking(round), "filingNo", round.id(), without));
        }
        return others.isEmpty()
                ? new Verdict(List.of(), used)
                : new Verdict(others.stream().map(Entitlement::forOtherDates).toList(), List.of());
    }

    private static String lacking(Round round) {
        return round.kind() == PlanKind.UNIFIED ? "PROVINCE_DECIDES" : "FILING_NEEDED";
    }

    private static Refusal forOtherDates(Filing filing) {
        return Refusal.of("FILING_FOR_OTHER_DATES", "filingNo", filing.filingNo());
    }

    /** A site moves nothing but its own dates, and a city nothing but those of its sites. */
    private static Optional<Refusal> notTheirs(
            Actor actor, PostponeRequest request, Round round, List<Site> concerned) {
        if (actor.site().filter(site -> !site.id().equals(request.siteId())).isPresent()) {
            return Optional.of(Refusal.of(
                    "SITE_MOVES_ITS_OWN", "siteId", actor.site().orElseThrow().name()));
        } else if (actor.city() && round.kind() == PlanKind.UNIFIED && request.siteId() == null) {
            return Optional.of(Refusal.of("PROVINCE_DECIDES", "by", round.id(), List.of(request.by())));
        } else if (!actor.province() && request.reinstates()) {
            return Optional.of(Refusal.of("PROVINCE_REINSTATES", "reinstate", request.by()));
        }
        return concerned.stream()
                .filter(other -> actor.city() && !actor.isAt(other))
                .findFirst()
                .map(other -> Refusal.of("CITY_MOVES_ITS_SITES", "by", request.by(), other.name()));
    }

    private Verdict named(PostponeRequest request, Round round, String siteId, String filingNo) {
        Optional<Filing> found = filings.find(filingNo)
                .filter(filing ->
                        filing.roundId().equals(round.id()) && filing.siteId().equals(siteId));
        if (found.isEmpty()) {
            return Verdict.refused(Refusal.of("FILING_NOT_OF_THIS", "filingNo", filingNo, round.id(), siteId));
        } else if (found.get().state() != FilingState.APPROVED) {
            return Verdict.refused(Refusal.of(
                    "FILING_NOT_APPROVED",
                    "filingNo",
                    filingNo,
                    Term.of("STATE_FILING_" + found.get().state())));
        } else if (!matches(found.get(), request)) {
            return Verdict.refused(forOtherDates(found.get()));
        }
        return new Verdict(List.of(), List.of(found.get()));
    }

    /** What was approved is what may be done; a filing that asked for no dates leaves them open. */
    private static boolean matches(Filing filing, PostponeRequest request) {
        return filing.asked().tbd()
                ? request.toBeAnnounced()
                : filing.asked().to().map(to -> to.equals(request.to())).orElse(true);
    }
}
