package kaowu.suspension;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import kaowu.audit.AuditTable;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.site.Actors;
import kaowu.site.Finding;
import kaowu.site.Finding.Evidence;
import kaowu.site.Site;
import kaowu.site.SiteTable;
import kaowu.site.Standing;
import kaowu.site.Suspension;
import kaowu.suspension.SuspensionFunctions.Handed;
import kaowu.suspension.SuspensionFunctions.InspectRequest;
import kaowu.suspension.SuspensionFunctions.RectifyRequest;
import kaowu.suspension.SuspensionFunctions.Suspended;
import kaowu.suspension.SuspensionFunctions.Verdict;
import kaowu.table.Transactions;
import org.jspecify.annotations.Nullable;

/** 整改与复查: what a suspended site hands in for its findings, and what an inspection says of it. */
@ApplicationScoped
class Rectifying {

    private final SiteTable sites;
    private final Actors actors;
    private final AuditTable audit;
    private final Affected affected;
    private final Transactions transactions;

    Rectifying(SiteTable sites, Actors actors, AuditTable audit, Affected affected, Transactions transactions) {
        this.sites = sites;
        this.actors = actors;
        this.audit = audit;
        this.affected = affected;
        this.transactions = transactions;
    }

    Result<Suspended> rectify(RectifyRequest request, Instant now) {
        return site(request.siteId(), site -> actors.forSite(site, request.by()))
                .then(Rectifying::suspended)
                .then(before -> {
                    List<Finding> findings = before.lasting().orElseThrow().findings();
                    Map<Integer, Evidence> evidence = new HashMap<>();
                    // What is handed in for all that is open is for those that nothing else is handed in for.
                    Set<Integer> named = new HashSet<>();
                    request.evidence()
                            .forEach(handed ->
                                    Optional.ofNullable(handed.finding()).ifPresent(named::add));
                    List<Refusal> problems = new ArrayList<>();
                    for (int i = 0; i < request.evidence().size(); i++) {
                        Handed handed = request.evidence().get(i);
                        List<Finding> meant = meant(handed.finding(), findings);
                        if (meant.isEmpty()) {
                            List<Integer> open = nos(findings, Finding::open);
                            problems.add(
                                    open.isEmpty()
                                            ? Refusal.of("NONE_TO_RECTIFY", "evidence[" + i + "].finding")
                                            : Refusal.of("NO_OPEN_FINDING", "evidence[" + i + "].finding", open));
                        }
                        for (Finding finding : meant) {
                            Evidence handedIn = new Evidence(handed.text(), request.by(), now);
                            if (handed.finding() == null && named.contains(finding.no())) {
                                continue;
                            }
                            if (evidence.put(finding.no(), handedIn) != null) {
                                problems.add(Refusal.of("EVIDENCE_TWICE", "evidence[" + i + "].finding", finding.no()));
                            }
                        }
                    }
                    if (request.evidence().isEmpty()) {
                        problems.add(Refusal.of("MISSING_FIELD", "evidence", "evidence"));
                    }
                    return problems.isEmpty()
                            ? change(
                                    "rectifySite",
                                    request.by(),
                                    request.reason(),
                                    before,
                                    before.rectify(evidence),
                                    now)
                            : Result.refused(problems);
                });
    }

    /** What is said of one finding may also be said when it waits for an inspection already: it then has two pieces of evidence. */
    private static List<Finding> meant(@Nullable Integer no, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> no == null
                        ? finding.open()
                        : finding.no() == no && finding.state() != Finding.State.ACCEPTED && finding.hasRoom())
                .toList();
    }

    Result<Suspended> inspect(InspectRequest request, Instant now) {
        List<Verdict> verdicts = request.verdicts() == null ? List.of() : request.verdicts();
        return site(request.siteId(), site -> actors.overSite(site, request.by()))
                .then(site -> site.lasting().isEmpty() && verdicts.isEmpty()
                        ? change("inspectSite", request.by(), request.reason(), site, site, now)
                        : suspended(site).then(before -> inspect(request, verdicts, before, now)));
    }

    private Result<Suspended> inspect(InspectRequest request, List<Verdict> verdicts, Standing before, Instant now) {
        List<Refusal> problems =
                problems(verdicts, before.lasting().orElseThrow().findings());
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        Map<Integer, String> returned = new HashMap<>();
        verdicts.stream()
                .filter(verdict -> !verdict.accepted())
                .forEach(verdict -> returned.put(verdict.finding(), String.valueOf(verdict.remark())));
        List<Integer> accepted = verdicts.stream()
                .filter(Verdict::accepted)
                .map(Verdict::finding)
                .toList();
        return change("inspectSite", request.by(), request.reason(), before, before.inspect(accepted, returned), now);
    }

    private static List<Refusal> problems(List<Verdict> verdicts, List<Finding> findings) {
        List<Refusal> problems = new ArrayList<>();
        List<Integer> waiting = nos(findings, finding -> finding.state() == Finding.State.RECTIFIED);
        Set<Integer> judged = new HashSet<>();
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            String field = "verdicts[" + i + "]";
            if (!waiting.contains(verdict.finding()) || !judged.add(verdict.finding())) {
                problems.add(
                        waiting.isEmpty()
                                ? Refusal.of("NONE_TO_INSPECT", field + ".finding", verdict.finding())
                                : Refusal.of("NOTHING_TO_INSPECT", field + ".finding", verdict.finding(), waiting));
            }
            if (!verdict.accepted()
                    && (verdict.remark() == null || verdict.remark().isBlank())) {
                problems.add(Refusal.of("MISSING_FIELD", field + ".remark", field + ".remark"));
            }
        }
        if (verdicts.isEmpty()) {
            problems.add(Refusal.of("MISSING_FIELD", "verdicts", "verdicts"));
        }
        return problems;
    }

    private static List<Integer> nos(List<Finding> findings, Predicate<Finding> wanted) {
        return findings.stream().filter(wanted).map(Finding::no).toList();
    }

    /** @param forbids what keeps whoever asks from it */
    private Result<Standing> site(String siteId, Function<Site, Optional<Refusal>> forbids) {
        return sites.standing(siteId)
                .map(found -> forbids.apply(found.site())
                        .map(refusal -> Result.<Standing>refused(List.of(refusal)))
                        .orElseGet(() -> Result.done(found)))
                .orElseGet(() -> Result.refused("UNKNOWN_SITE", "siteId", siteId));
    }

    private static Result<Standing> suspended(Standing site) {
        return site.lasting().isPresent()
                ? Result.done(site)
                : Result.refused("NOT_SUSPENDED", "siteId", site.site().name());
    }

    private Result<Suspended> change(
            String action, String by, @Nullable String reason, Standing before, Standing after, Instant now) {
        boolean inspected = action.equals("inspectSite");
        boolean written = (after.equals(before) && !inspected)
                || transactions
                        .commit(List.of(
                                sites.put(after, Optional.of(before)),
                                audit.change(
                                        "site/" + after.site().id(),
                                        now,
                                        action,
                                        by,
                                        before.suspension()
                                                .map(Suspension::findings)
                                                .orElse(List.of()),
                                        after.suspension()
                                                .map(Suspension::findings)
                                                .orElse(List.of()),
                                        reason)))
                        .isEmpty();
        return written
                ? Result.done(affected.reply(after, affected.rounds(after.site().id(), now), now))
                : Result.refused("CHANGED_MEANWHILE", "siteId", after.site().id());
    }
}
