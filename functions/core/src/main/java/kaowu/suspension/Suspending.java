package kaowu.suspension;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import kaowu.audit.AuditTable;
import kaowu.cascade.Cascade;
import kaowu.cascade.CascadeTable;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.intake.IntakeTable;
import kaowu.intake.ShardKey;
import kaowu.schedule.Round;
import kaowu.site.Actors;
import kaowu.site.Finding;
import kaowu.site.SiteTable;
import kaowu.site.Standing;
import kaowu.site.Suspension;
import kaowu.suspension.SuspensionFunctions.Found;
import kaowu.suspension.SuspensionFunctions.ResumeRequest;
import kaowu.suspension.SuspensionFunctions.SuspendRequest;
import kaowu.suspension.SuspensionFunctions.Suspended;
import kaowu.table.Transactions;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;

/**
 * Stops a site and lets it resume. The site, all shards of its intakes, the audit item and what tells the people are one
 * transaction. An intake that is opened at the same moment changes the site's version, so that either it is seen or it is refused.
 */
@ApplicationScoped
class Suspending {

    private static final int MOST_TRIES = 5;

    private final SiteTable sites;
    private final Actors actors;
    private final IntakeTable intakes;
    private final CascadeTable cascades;
    private final AuditTable audit;
    private final Affected affected;
    private final Transactions transactions;

    Suspending(
            SiteTable sites,
            Actors actors,
            IntakeTable intakes,
            CascadeTable cascades,
            AuditTable audit,
            Affected affected,
            Transactions transactions) {
        this.sites = sites;
        this.actors = actors;
        this.intakes = intakes;
        this.cascades = cascades;
        this.audit = audit;
        this.affected = affected;
        this.transactions = transactions;
    }

    /** A change of a site from what was read to what is written in its place. */
    private record Change(String action, String by, String reason, Instant now, Standing before, Standing after) {

        Suspension suspension() {
            return after.suspension().orElseThrow();
        }
    }

    Result<Suspended> suspend(SuspendRequest request, Words words, Instant now) {
        return again(request.siteId(), now, before -> {
            // A site may stop itself.
            Optional<Refusal> notTheirs = actors.forSite(before.site(), request.by());
            if (notTheirs.isPresent()) {
                return Result.refused(List.of(notTheirs.get()));
            } else if (!before.site().accepted() && before.lasting().isEmpty()) {
                return Result.refused(
                        "SITE_NOT_ACCEPTED", "siteId", before.site().name());
            }
            List<Finding> known = before.lasting().map(Suspension::findings).orElse(List.of());
            List<Finding> found = findings(request, known, words, now);
            if (known.size() + found.size() > Suspension.MOST_FINDINGS) {
                return Result.refused("TOO_MANY_FINDINGS", "items", Suspension.MOST_FINDINGS);
            }
            Standing after = before.suspend(found, now);
            return Result.done(new Change("suspendSite", request.by(), request.reason(), now, before, after));
        });
    }

    Result<Suspended> resume(ResumeRequest request, Instant now) {
        return again(request.siteId(), now, before -> {
            Optional<Refusal> notTheirs = actors.overSite(before.site(), request.by());
            if (notTheirs.isPresent()) {
                return Result.refused(List.of(notTheirs.get()));
            } else if (before.lasting().isEmpty()) {
                return Result.refused("NOT_SUSPENDED", "siteId", before.site().name());
            }
            List<Integer> open = before.lasting().orElseThrow().findings().stream()
                    .filter(Finding::open)
                    .map(Finding::no)
                    .toList();
            if (!open.isEmpty()) {
                return Result.refused("FINDINGS_OPEN", "siteId", before.site().name(), open);
            }
            return Result.done(
                    new Change("resumeSite", request.by(), request.reason(), now, before, before.resume(now)));
        });
    }

    private Result<Suspended> again(String siteId, Instant now, Function<Standing, Result<Change>> change) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Standing> before = sites.standing(siteId);
            if (before.isEmpty()) {
                return Result.refused("UNKNOWN_SITE", "siteId", siteId);
            }
            Result<Change> wanted = change.apply(before.get());
            if (wanted instanceof Result.Refused<Change> refused) {
                return Result.refused(refused.refusals());
            }
            Change done = ((Result.Done<Change>) wanted).value();
            List<Round> ahead = affected.rounds(siteId, now);
            if (done.after().equals(done.before())
                    || transactions.commit(writes(done, ahead)).isEmpty()) {
                return Result.done(affected.reply(done.after(), ahead, now));
            }
        }
        return Result.refused("CHANGED_MEANWHILE", "siteId", siteId);
    }

    private List<Write> writes(Change change, List<Round> ahead) {
        String siteId = change.after().site().id();
        List<Write> writes = new ArrayList<>();
        writes.add(sites.put(change.after(), Optional.of(change.before())));
        writes.add(audit.change(
                "site/" + siteId,
                change.now(),
                change.action(),
                change.by(),
                Map.of("state", String.valueOf(change.before().site().state())),
                Map.of(
                        "state",
                        String.valueOf(change.after().site().state()),
                        "suspension",
                        change.suspension().no(),
                        "findings",
                        change.suspension().findings().stream()
                                .map(finding -> finding.kind() + " " + finding.state() + " " + finding.text())
                                .toList()),
                change.reason()));
        boolean lasted = change.before().lasting().isPresent();
        boolean lasts = change.suspension().lasts();
        if (lasted != lasts) {
            ahead.stream()
                    .flatMap(round -> intakes.of(round.id(), siteId).stream())
                    .map(shard -> turn(shard.key(), change.suspension(), lasts))
                    .forEach(writes::add);
            writes.add(cascades.insert(Cascade.ofSite(
                    lasts ? Cascade.Kind.SITE_SUSPENDED : Cascade.Kind.SITE_RESUMED,
                    siteId,
                    ahead.stream().map(Round::id).toList(),
                    change.suspension().no(),
                    change.now())));
        }
        return writes;
    }

    private Write turn(ShardKey shard, Suspension suspension, boolean lasts) {
        return lasts ? intakes.suspend(shard, suspension.no()) : intakes.resume(shard);
    }

    private static List<Found> wanted(SuspendRequest request) {
        return request.items() == null || request.items().isEmpty()
                ? List.of(new Found(Finding.Kind.OTHER, request.reason()))
                : request.items();
    }

    /** Those that are not on the list yet, so that a request which is repeated adds nothing. */
    private static List<Finding> findings(SuspendRequest request, List<Finding> known, Words words, Instant now) {
        List<Finding> findings = new ArrayList<>();
        for (Found found : wanted(request)) {
            String text = text(found.text(), found.kind(), words);
            boolean isNew = Stream.concat(known.stream(), findings.stream())
                    .noneMatch(other -> other.open()
                            && other.kind() == found.kind()
                            && other.text().equals(text));
            if (isNew) {
                int no = known.size() + findings.size() + 1;
                findings.add(new Finding(no, found.kind(), text, Finding.State.OPEN, now, List.of(), Optional.empty()));
            }
        }
        return findings;
    }

    private static String text(@Nullable String text, Finding.Kind kind, Words words) {
        return text == null || text.isBlank() ? words.sentence("FINDING_" + kind) : text;
    }
}
