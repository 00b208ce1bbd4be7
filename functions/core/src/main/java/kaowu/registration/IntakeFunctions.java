package kaowu.registration;

import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import kaowu.audit.AuditTable;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.intake.IntakeState;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.schedule.Round;
import kaowu.schedule.RoundState;
import kaowu.schedule.RoundTable;
import kaowu.site.Site;
import kaowu.site.SiteTable;
import kaowu.table.Transactions;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;

/** Opens a site's intake for a round, and lists the intakes of a round. */
public class IntakeFunctions {

    private static final int MOST_SHARDS = 32;

    private final RoundTable rounds;
    private final SiteTable sites;
    private final IntakeTable intakes;
    private final IntakeList list;
    private final AuditTable audit;
    private final Transactions transactions;
    private final InstantSource clock;

    IntakeFunctions(
            RoundTable rounds,
            SiteTable sites,
            IntakeTable intakes,
            IntakeList list,
            AuditTable audit,
            Transactions transactions,
            InstantSource clock) {
        this.rounds = rounds;
        this.sites = sites;
        this.intakes = intakes;
        this.list = list;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param capacity places in all; absent: unlimited
     * @param shards 1 (default) to 32 parts into which the intake is split; more of them let a busy site take more
     *     registrations a second. Fixed once the intake is open
     */
    public record OpenIntakeRequest(
            String by,
            String roundId,
            String siteId,
            @Nullable Integer capacity,
            @Nullable Integer shards,
            @Nullable String reason) {}

    public record OpenIntakeReply(Intake intake) {}

    /**
     * @param capacity places in all, absent: unlimited
     * @param taken places taken
     */
    public record Intake(
            String roundId,
            String siteId,
            IntakeState state,
            @Nullable Integer capacity,
            int taken,
            int shards,
            OffsetDateTime opensAt,
            OffsetDateTime closesAt) {}

    /** Opens the intake, or changes the capacity of one that is open. */
    @Funq
    public Answer<OpenIntakeReply> openIntake(Call<OpenIntakeRequest> call) {
        return call.answer(this::open);
    }

    /** @param occupation only sites where somebody can register for it in this round */
    public record ListIntakesRequest(
            String roundId, @Nullable String occupation) {}

    public record Intakes(List<ListedIntake> intakes) {}

    /** Where somebody can register for a round: the intakes of accepted sites, by the site's id, with the places left. */
    @Funq
    public Answer<Intakes> listIntakes(Call<ListIntakesRequest> call) {
        return call.answer(request -> list.of(request, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Result<OpenIntakeReply> open(OpenIntakeRequest request) {
        Instant now = now();
        Optional<Round> round = rounds.findNow(request.roundId());
        Optional<Site> site = sites.findNow(request.siteId());
        List<Refusal> problems = problems(request, round, site, now);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        List<Shard> before = intakes.of(request.roundId(), request.siteId());
        if (!before.isEmpty() && request.shards() != null && request.shards() != before.size()) {
            return Result.refused("SHARDS_FIXED", "shards", before.size());
        }
        if (!before.isEmpty() && same(request.capacity(), before)) {
            return Result.done(new OpenIntakeReply(view(round.orElseThrow(), before)));
        }
        int taken = before.stream().mapToInt(Shard::taken).sum();
        if (request.capacity() != null && request.capacity() < taken) {
            return Result.refused("CAPACITY_BELOW_TAKEN", "capacity", taken);
        }
        List<Write> writes =
                before.isEmpty() ? openings(request, round.orElseThrow()) : resizings(request, before, taken);
        writes.add(audit.change(
                "intake/" + request.roundId() + "/" + request.siteId(),
                now,
                "openIntake",
                request.by(),
                before.isEmpty() ? null : view(round.orElseThrow(), before),
                Map.of("capacity", request.capacity() == null ? "unlimited" : request.capacity()),
                request.reason()));
        if (transactions.commit(writes).isPresent()) {
            return Result.refused("CHANGED_MEANWHILE", "siteId", request.siteId());
        }
        return Result.done(
                new OpenIntakeReply(view(round.orElseThrow(), intakes.of(request.roundId(), request.siteId()))));
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
        return found;
    }

    private List<Write> openings(OpenIntakeRequest request, Round round) {
        int count = request.shards() == null ? 1 : request.shards();
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
        return writes;
    }

    private static OptionalInt share(@Nullable Integer capacity, int count, int no) {
        return capacity == null
                ? OptionalInt.empty()
                : OptionalInt.of(capacity / count + (no < capacity % count ? 1 : 0));
    }

    /** Every shard keeps what it has taken; what is left over is shared out. */
    private List<Write> resizings(OpenIntakeRequest request, List<Shard> shards, int taken) {
        List<Write> writes = new ArrayList<>();
        for (Shard shard : shards) {
            Integer free = request.capacity() == null ? null : request.capacity() - taken;
            OptionalInt share = share(free, shards.size(), shard.no());
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
