package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import kaowu.audit.AuditTable;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.intake.IntakeState;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.registration.IntakeFunctions.Intake;
import kaowu.registration.IntakeFunctions.OpenIntakeReply;
import kaowu.registration.IntakeFunctions.OpenIntakeRequest;
import kaowu.registration.PlacesCheck.Verdict;
import kaowu.schedule.Round;
import kaowu.schedule.RoundState;
import kaowu.schedule.RoundTable;
import kaowu.site.Actors;
import kaowu.site.Site;
import kaowu.site.SiteState;
import kaowu.site.SiteTable;
import kaowu.site.Standing;
import kaowu.table.Transactions;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;

/** Opens a site's intake for a round, or changes its capacity. */
@ApplicationScoped
class IntakeOpening {

    private static final int MOST_SHARDS = 32;

    /** Of one site in all rounds that are not over: a suspension stops all of them in one transaction, which has room for a hundred. */
    private static final int MOST_SHARDS_OF_A_SITE = 90;

    private static final int MOST_TRIES = 5;

    private final RoundTable rounds;
    private final SiteTable sites;
    private final Actors actors;
    private final IntakeTable intakes;
    private final PlacesCheck places;
    private final AuditTable audit;
    private final Transactions transactions;

    IntakeOpening(
            RoundTable rounds,
            SiteTable sites,
            Actors actors,
            IntakeTable intakes,
            PlacesCheck places,
            AuditTable audit,
            Transactions transactions) {
        this.rounds = rounds;
        this.sites = sites;
        this.actors = actors;
        this.intakes = intakes;
        this.places = places;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** What an attempt is about, as it was read. */
    private record Wish(
            OpenIntakeRequest request,
            Round round,
            Standing site,
            List<Shard> before,
            List<Shard> elsewhere,
            Instant now) {

        int taken() {
            return before.stream().mapToInt(Shard::taken).sum();
        }

        int shards() {
            return request.shards() == null ? 1 : request.shards();
        }
    }

    /** Somebody else may change the site or the intake at the same moment; then it is looked at anew. */
    Result<OpenIntakeReply> open(OpenIntakeRequest request, Words words, Instant now) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Round> round = rounds.findNow(request.roundId(), request.siteId());
            Optional<Standing> site = sites.standing(request.siteId());
            Optional<Refusal> notTheirs =
                    site.map(Standing::site).flatMap(known -> actors.forSite(known, request.by()));
            if (notTheirs.isPresent()) {
                return Result.refused(List.of(notTheirs.get()));
            }
            List<Refusal> problems = problems(request, round, site.map(Standing::site), now);
            if (!problems.isEmpty()) {
                return Result.refused(problems);
            }
            Optional<Result<OpenIntakeReply>> result =
                    attempt(wish(request, round.orElseThrow(), site.orElseThrow(), now), words);
            if (result.isPresent()) {
                return result.get();
            }
        }
        return Result.refused("CHANGED_MEANWHILE", "siteId", request.siteId());
    }

    private Wish wish(OpenIntakeRequest request, Round round, Standing site, Instant now) {
        List<Shard> elsewhere = rounds.allAt(request.siteId()).stream()
                .filter(other -> !other.id().equals(round.id()) && !other.over(now))
                .flatMap(other -> intakes.of(other.id(), request.siteId()).stream())
                .toList();
        return new Wish(request, round, site, intakes.of(request.roundId(), request.siteId()), elsewhere, now);
    }

    /** Empty if something has changed since it was read. */
    private Optional<Result<OpenIntakeReply>> attempt(Wish wish, Words words) {
        OpenIntakeRequest request = wish.request();
        Verdict verdict = places.of(request, wish.round(), wish.site().site(), wish.now());
        List<Refusal> problems = new ArrayList<>(ofShards(wish));
        if (request.capacity() != null && request.capacity() < wish.taken()) {
            problems.add(Refusal.of("CAPACITY_BELOW_TAKEN", "capacity", wish.taken()));
        }
        boolean same = !wish.before().isEmpty() && same(request.capacity(), wish.before());
        if (!same) {
            problems.addAll(verdict.refusals());
        }
        if (!problems.isEmpty()) {
            return Optional.of(Result.refused(problems));
        }
        if (!same && transactions.commit(writes(wish)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Result.done(new OpenIntakeReply(
                view(wish.round(), intakes.of(request.roundId(), request.siteId())), verdict.warnings(words))));
    }

    private static List<Refusal> ofShards(Wish wish) {
        Integer wanted = wish.request().shards();
        if (!wish.before().isEmpty()) {
            return wanted != null && wanted != wish.before().size()
                    ? List.of(Refusal.of("SHARDS_FIXED", "shards", wish.before().size()))
                    : List.of();
        }
        return wish.elsewhere().size() + wish.shards() > MOST_SHARDS_OF_A_SITE
                ? List.of(
                        Refusal.of("TOO_MANY_SHARDS", "shards", wish.elsewhere().size(), MOST_SHARDS_OF_A_SITE))
                : List.of();
    }

    private List<Write> writes(Wish wish) {
        OpenIntakeRequest request = wish.request();
        List<Write> writes = wish.before().isEmpty() ? openings(wish) : resizings(wish);
        writes.add(audit.change(
                "intake/" + request.roundId() + "/" + request.siteId(),
                wish.now(),
                "openIntake",
                request.by(),
                wish.before().isEmpty() ? null : view(wish.round(), wish.before()),
                Map.of(
                        "capacity",
                        request.capacity() == null ? "unlimited" : request.capacity(),
                        "anyway",
                        Boolean.TRUE.equals(request.anyway())),
                request.reason()));
        return writes;
    }

    private static List<Refusal> problems(
            OpenIntakeRequest request, Optional<Round> round, Optional<Site> site, Instant now) {
        List<Refusal> found = new ArrayList<>();
        if (round.isEmpty()) {
            found.add(Refusal.of("UNKNOWN_ROUND", "roundId", request.roundId()));
        } else if (round.get().state(now) == RoundState.CLOSED) {
            found.add(
                    Refusal.of("CLOSED", "roundId", round.get().wall(round.get().closesAt())));
        } else if (round.get().cancelled()) {
            found.add(Refusal.of("ROUND_CANCELLED", "roundId", request.roundId()));
        }
        if (site.isEmpty()) {
            found.add(Refusal.of("UNKNOWN_SITE", "siteId", request.siteId()));
        } else if (site.get().state() == SiteState.SUSPENDED) {
            found.add(Refusal.of("SITE_SUSPENDED", "siteId", site.get().name()));
        } else if (!site.get().accepted()) {
            found.add(Refusal.of("SITE_NOT_ACCEPTED", "siteId", site.get().name()));
        } else if (round.isPresent() && site.get().occupations().stream().noneMatch(round.get()::offers)) {
            found.add(Refusal.of(
                    "OCCUPATION_NOT_AT_SITE",
                    "siteId",
                    round.get().occupations(),
                    site.get().occupations()));
        }
        if (request.capacity() != null && request.capacity() < 0) {
            found.add(Refusal.of("CAPACITY_NEGATIVE", "capacity"));
        }
        if (request.shards() != null && (request.shards() < 1 || request.shards() > MOST_SHARDS)) {
            found.add(Refusal.of("SHARDS_OUT_OF_BOUNDS", "shards", MOST_SHARDS));
        }
        if (Boolean.TRUE.equals(request.anyway())
                && (request.reason() == null || request.reason().isBlank())) {
            found.add(Refusal.of("MISSING_FIELD", "reason", "reason"));
        }
        return found;
    }

    private List<Write> openings(Wish wish) {
        OpenIntakeRequest request = wish.request();
        Round round = wish.round();
        int count = wish.shards();
        List<Write> writes = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(no -> intakes.open(new Shard(
                        request.roundId(),
                        request.siteId(),
                        no,
                        IntakeState.OPEN,
                        round.opensAt(),
                        round.closesAt(),
                        round.version(),
                        share(request.capacity(), count, no),
                        0)))
                .toList());
        writes.add(rounds.unmoved(round));
        writes.add(sites.opening(wish.site()));
        return writes;
    }

    private static OptionalInt share(@Nullable Integer capacity, int count, int no) {
        return capacity == null
                ? OptionalInt.empty()
                : OptionalInt.of(capacity / count + (no < capacity % count ? 1 : 0));
    }

    /** Every shard keeps what it has taken; what is left over is shared out. */
    private List<Write> resizings(Wish wish) {
        Integer capacity = wish.request().capacity();
        Integer free = capacity == null ? null : capacity - wish.taken();
        List<Write> writes = new ArrayList<>();
        for (Shard shard : wish.before()) {
            OptionalInt share = share(free, wish.before().size(), shard.no());
            writes.add(intakes.resize(
                    shard, share.isPresent() ? OptionalInt.of(shard.taken() + share.getAsInt()) : share));
        }
        return writes;
    }

    private static boolean same(@Nullable Integer wanted, List<Shard> shards) {
        return Objects.equals(wanted, IntakeList.capacity(shards));
    }

    private static Intake view(Round round, List<Shard> shards) {
        Shard first = shards.get(0);
        return new Intake(
                first.roundId(),
                first.siteId(),
                first.state(),
                IntakeList.capacity(shards),
                shards.stream().mapToInt(Shard::taken).sum(),
                shards.size(),
                round.local(first.opensAt()),
                round.local(first.closesAt()));
    }
}
