package kaowu.relocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaowu.audit.AuditTable;
import kaowu.cascade.Cascade;
import kaowu.cascade.CascadeTable;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationTable;
import kaowu.registration.RosterTable;
import kaowu.relocation.RelocationFunctions.MoveRequest;
import kaowu.relocation.RelocationFunctions.Moving;
import kaowu.site.Site;
import kaowu.site.SiteTable;
import kaowu.table.Transactions;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;

/** Has all who are registered at a site of a round moved to another, or asked. */
@ApplicationScoped
class Proposing {

    /** How many registrations are read together. */
    private static final int AT_ONCE = 100;

    private final SiteTable sites;
    private final IntakeTable intakes;
    private final RosterTable roster;
    private final RegistrationTable registrations;
    private final Destinations destinations;
    private final Relocating relocating;
    private final Competence competence;
    private final CascadeTable cascades;
    private final AuditTable audit;
    private final Transactions transactions;

    Proposing(
            SiteTable sites,
            IntakeTable intakes,
            RosterTable roster,
            RegistrationTable registrations,
            Destinations destinations,
            Relocating relocating,
            Competence competence,
            CascadeTable cascades,
            AuditTable audit,
            Transactions transactions) {
        this.sites = sites;
        this.intakes = intakes;
        this.roster = roster;
        this.registrations = registrations;
        this.destinations = destinations;
        this.relocating = relocating;
        this.competence = competence;
        this.cascades = cascades;
        this.audit = audit;
        this.transactions = transactions;
    }

    Result<Moving> move(MoveRequest request, Instant now) {
        Optional<Site> from = sites.find(request.siteId());
        if (from.isEmpty()) {
            return Result.refused("UNKNOWN_SITE", "siteId", request.siteId());
        } else if (request.siteId().equals(request.toSiteId())) {
            return Result.refused("ALREADY_THERE", "toSiteId", from.get().name());
        }
        return destinations
                .find(request.roundId(), request.toSiteId(), "roundId", "toSiteId", now)
                .then(to -> move(request, from.get(), to, now));
    }

    private Result<Moving> move(MoveRequest request, Site from, Destination to, Instant now) {
        boolean order = Boolean.TRUE.equals(request.order());
        int affected = roster.count(request.roundId(), request.siteId());
        Integer free = free(intakes.of(request.roundId(), request.toSiteId()));
        Counts counts = counts(request, to, now);
        Moving moving = new Moving(
                request.roundId(),
                request.siteId(),
                request.toSiteId(),
                order,
                affected,
                counts.unfit,
                counts.waiting,
                counts.declined,
                free);
        Optional<Refusal> problem = competence
                .problem(request.by(), List.of(from, to.site()), List.of())
                .or(() -> unfit(moving, from, to));
        if (problem.isPresent()) {
            return Result.refused(List.of(problem.get()));
        }
        return transactions
                .commit(List.of(
                        cascades.insert(change(moving, to, request.reason(), now)), noted(request, moving, now)))
                // The very same was asked for at the same instant, and is done.
                .filter(rejection -> rejection.of(CascadeTable.CHANGE).isEmpty())
                .map(rejection -> Result.<Moving>refused("CHANGED_MEANWHILE", "siteId", request.siteId()))
                .orElseGet(() -> Result.done(moving));
    }

    /** An order must have room for all; of those who are asked some will stay. */
    private static Optional<Refusal> unfit(Moving moving, Site from, Destination to) {
        if (moving.affected() == 0) {
            return Optional.of(Refusal.of("NOBODY_THERE", "siteId", from.name(), moving.roundId()));
        }
        int fit = moving.affected() - moving.unfit();
        if (fit <= 0) {
            return Optional.of(Refusal.of("NOBODY_FITS", "toSiteId", to.site().name()));
        }
        Integer free = moving.free();
        int needed = moving.order() ? fit : 1;
        return free != null && free < needed
                ? Optional.of(Refusal.of("PLACES_SHORT", "toSiteId", to.site().name(), free, fit))
                : Optional.empty();
    }

    /** Of those at the site, how many the other one cannot take, and what was said by those whom it can. */
    private record Counts(int unfit, int waiting, int declined) {

        private Counts and(Counts more) {
            return new Counts(unfit + more.unfit, waiting + more.waiting, declined + more.declined);
        }
    }

    private Counts counts(MoveRequest request, Destination to, Instant now) {
        Counts counts = new Counts(0, 0, 0);
        List<String> some = new ArrayList<>();
        Iterator<RosterTable.Entry> all =
                roster.of(request.roundId(), request.siteId(), "").iterator();
        while (all.hasNext()) {
            some.add(all.next().registrationNo());
            if (some.size() == AT_ONCE || !all.hasNext()) {
                for (Registration one : registrations.find(some)) {
                    counts = counts.and(count(one, to, now));
                }
                some.clear();
            }
        }
        return counts;
    }

    private Counts count(Registration one, Destination to, Instant now) {
        if (relocating.problem(one, to, "toSiteId", now).isPresent() || relocating.busy(one, to)) {
            return new Counts(1, 0, 0);
        } else if (one.declined(to.site().name())) {
            return new Counts(0, 0, 1);
        }
        return one.asked(to.site().id()) ? new Counts(0, 1, 0) : new Counts(0, 0, 0);
    }

    private static @Nullable Integer free(List<Shard> shards) {
        return shards.stream().anyMatch(shard -> shard.capacity().isEmpty())
                ? null
                : Integer.valueOf(shards.stream()
                        .mapToInt(shard -> Math.max(0, shard.capacity().orElse(0) - shard.taken()))
                        .sum());
    }

    private static Cascade change(Moving moving, Destination to, String reason, Instant now) {
        return Cascade.ofMove(
                moving.order() ? Cascade.Kind.MOVE_ORDERED : Cascade.Kind.MOVE_PROPOSED,
                new Cascade.Place(moving.roundId(), moving.siteId()),
                moving.toSiteId(),
                now,
                Map.of("to", moving.toSiteId(), "name", to.site().name(), "reason", reason));
    }

    private Write noted(MoveRequest request, Moving moving, Instant now) {
        return audit.change(
                "site/" + moving.siteId(), now, "moveCandidates", request.by(), null, moving, request.reason());
    }
}
