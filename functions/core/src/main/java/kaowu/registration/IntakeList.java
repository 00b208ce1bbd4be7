package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaowu.door.Result;
import kaowu.intake.IntakeState;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.registration.IntakeFunctions.Intakes;
import kaowu.registration.IntakeFunctions.ListIntakesRequest;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.site.Site;
import kaowu.site.SiteState;
import kaowu.site.SiteTable;
import org.jspecify.annotations.Nullable;

/** The intakes of a round as somebody sees them who looks for a place: one query of the round's shards, and their sites by id. */
@ApplicationScoped
class IntakeList {

    private final RoundTable rounds;
    private final IntakeTable intakes;
    private final SiteTable sites;

    IntakeList(RoundTable rounds, IntakeTable intakes, SiteTable sites) {
        this.rounds = rounds;
        this.intakes = intakes;
        this.sites = sites;
    }

    Result<Intakes> of(ListIntakesRequest request, Instant now) {
        Optional<Round> found = rounds.find(request.roundId());
        if (found.isEmpty()) {
            return Result.refused("UNKNOWN_ROUND", "roundId", request.roundId());
        }
        Round round = found.get();
        Map<String, Round> apart = rounds.apart(round).stream()
                .collect(Collectors.toMap(other -> other.extent().siteId().orElseThrow(), Function.identity()));
        Map<String, List<Shard>> shards = intakes.of(round.id()).stream().collect(Collectors.groupingBy(Shard::siteId));
        List<ListedIntake> listed = new ArrayList<>();
        for (Site site : sites.all(shards.keySet())) {
            List<String> occupations =
                    site.occupations().stream().filter(round::offers).toList();
            boolean wanted = request.occupation() == null || occupations.contains(request.occupation());
            if (wanted && (site.accepted() || site.state() == SiteState.SUSPENDED)) {
                listed.add(view(
                        apart.getOrDefault(site.id(), round),
                        site,
                        occupations,
                        shards.getOrDefault(site.id(), List.of()),
                        now));
            }
        }
        return Result.done(new Intakes(listed));
    }

    private static ListedIntake view(
            Round round, Site site, List<String> occupations, List<Shard> shards, Instant now) {
        Integer capacity = capacity(shards);
        int taken = shards.stream().mapToInt(Shard::taken).sum();
        return new ListedIntake(
                round.id(),
                site.id(),
                site.name(),
                site.region(),
                site.authority(),
                occupations,
                state(round, site, shards.get(0), now),
                capacity,
                taken,
                capacity == null ? null : Math.max(0, capacity - taken),
                round.local(round.opensAt()),
                round.local(round.closesAt()),
                round.examDay().orElse(null),
                round.tbd() ? null : round.practical(),
                round.extent().siteId().isPresent());
    }

    /** As the gate would find it: a deadline counts from its instant on, and one that has moved before the shard was told of it. */
    private static IntakeState state(Round round, Site site, Shard shard, Instant now) {
        if (round.tbd() && !round.cancelled() && now.isBefore(round.closesAt())) {
            return IntakeState.PAUSED;
        } else if (!round.live(now)) {
            return IntakeState.CLOSED;
        } else if (!site.accepted()) {
            return IntakeState.SUSPENDED;
        }
        boolean reopens = shard.state() == IntakeState.CLOSED && shard.roundVersion() < round.version();
        return reopens ? IntakeState.OPEN : shard.state();
    }

    /** Places of all shards; null: unlimited. */
    static @Nullable Integer capacity(List<Shard> shards) {
        return shards.get(0).capacity().isEmpty()
                ? null
                : Integer.valueOf(shards.stream()
                        .mapToInt(shard -> shard.capacity().orElse(0))
                        .sum());
    }
}
