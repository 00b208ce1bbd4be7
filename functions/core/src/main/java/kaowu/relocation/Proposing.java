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
        Moving moving = new Moving(
                request.roundId(),
                request.siteId(),
                request.toSiteId(),
                order,
                affected,
                unfit(request, to, now),
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

    /** How many of those at the site the other one cannot take. */
    private int unfit(MoveRequest request, Destination to, Instant now) {
        int unfit = 0;
        List<String> some = new ArrayList<>();
        Iterator<RosterTable.Entry> all =
                roster.of(request.roundId(), request.siteId(), "").iterator();
        while (all.hasNext()) {
            some.add(all.next().registrationNo());
            if (some.size() == AT_ONCE || !all.hasNext()) {
                unfit += (int) registrations.find(some).stream()
                        .filter(one ->
                                relocating.problem(one, to, "toSiteId", now).isPresent() || relocating.busy(one, to))
                        .count();
                some.clear();
            }
        }
        return unfit;
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
