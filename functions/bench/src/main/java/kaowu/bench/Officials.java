package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Officials: they open the season, move deadlines while rounds are closing, make more places, rename sites, and give single persons
 * a later deadline. Every request has a reason of its own, by which its audit item is found, and asks for something new.
 */
final class Officials {

    private final Caller caller;
    private final Season season;
    private final Crowd crowd;
    private final Duration unit;
    private final AtomicInteger reasons = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger capacity = new AtomicInteger();

    /** @param unit by how much a deadline moves */
    Officials(Caller caller, Season season, Crowd crowd, Duration unit) {
        this.caller = caller;
        this.season = season;
        this.crowd = crowd;
        this.unit = unit;
    }

    /** Publishes the plans with their deadlines; those of rounds that nobody is in move without more ado. */
    void publish() throws InterruptedException {
        for (Timetable round : List.copyOf(season.rounds().values())) {
            done("publishPlan", round.publish(reason(), false));
        }
    }

    /** Opens an intake for each round at each site. */
    void open() throws InterruptedException {
        for (String site : season.sites()) {
            done("registerSite", site(site));
            done("acceptSite", Desk.acceptance(site, reason()));
        }
        for (Timetable round : List.copyOf(season.rounds().values())) {
            int no = 0;
            for (String site : season.sites()) {
                ObjectNode intake = Desk.intake(round, site, reason()).put("shards", 1 + no % 3);
                // Some have no bound, and some are soon full.
                if (no % 3 != 0) {
                    intake.put("capacity", 10 * no);
                }
                done("openIntake", intake);
                no++;
            }
        }
    }

    /** Moves half of the deadlines, some just before and some just after they have passed. */
    void move(Random random) throws InterruptedException {
        Set<String> moved = new HashSet<>();
        while (!season.over()) {
            for (Timetable round : List.copyOf(season.rounds().values())) {
                Instant at = round.closesAt().minus(unit.dividedBy(8)).plusMillis(random.nextInt(1000));
                if (!Instant.now().isBefore(at) && moved.add(round.id()) && random.nextBoolean()) {
                    Timetable later = round.moved(Instant.now().plus(unit).plusSeconds(1));
                    Optional<JsonNode> answer = caller.call("publishPlan", later.publish(reason(), true));
                    // Where nobody knows, the later of the two may hold.
                    if (answer.isEmpty() || isDone(answer.get())) {
                        season.rounds().put(round.id(), later);
                    }
                }
            }
            Thread.sleep(50);
        }
    }

    /** All the rest that officials do. */
    void administer(Random random) throws InterruptedException {
        List<Timetable> rounds = new ArrayList<>(season.rounds().values());
        while (!season.over()) {
            String site = season.sites().get(random.nextInt(Season.SITES));
            switch (random.nextInt(4)) {
                case 0 -> caller.call("registerSite", site(site));
                case 1 ->
                    caller.call(
                            "openIntake",
                            Desk.intake(rounds.get(random.nextInt(rounds.size())), site, reason())
                                    .put("capacity", 1000 + capacity.incrementAndGet()));
                default -> {
                    Optional<Crowd.Registered> one = crowd.somebody(random);
                    if (one.isPresent()) {
                        Instant until = Instant.now().plus(unit.multipliedBy(2)).truncatedTo(ChronoUnit.MILLIS);
                        caller.call(
                                "reinstate",
                                Desk.request(reason())
                                        .put("registrationNo", one.get().no())
                                        .put(
                                                "until",
                                                until.atOffset(ZoneOffset.UTC).toString()));
                    }
                }
            }
            Thread.sleep(unit.toMillis() / 20);
        }
    }

    private ObjectNode site(String id) {
        return Desk.site(id, "site-" + names.incrementAndGet(), reason());
    }

    private String reason() {
        return season.name() + " " + reasons.incrementAndGet();
    }

    private void done(String function, ObjectNode request) throws InterruptedException {
        Optional<JsonNode> answer = caller.call(function, request);
        if (answer.isEmpty() || !isDone(answer.get())) {
            throw new IllegalStateException(function + ": " + answer);
        }
    }

    private static boolean isDone(JsonNode answer) {
        return answer.path("outcome").asText().equals("DONE");
    }
}
