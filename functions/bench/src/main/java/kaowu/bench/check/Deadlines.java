package kaowu.bench.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kaowu.calendar.CutOff;
import kaowu.table.Item;

/**
 * Which deadline held when, as the kept versions of the plans and the audit trail tell, and no table that the gate reads. While a
 * new version is being published both may hold, so a question has the answers that are possible in a span of time.
 */
final class Deadlines {

    /** No function runs longer, so nothing that it read is older when it writes. */
    static final Duration LONGEST_RUN = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<Version>> rounds = new HashMap<>();
    private final Map<String, List<Own>> own = new HashMap<>();

    /**
     * A version of a round's deadline.
     *
     * @param from it cannot have held before
     * @param replaced since when it cannot hold any more, because somebody was told that a newer one does
     */
    private record Version(Instant closesAt, Instant from, Instant replaced) {}

    /** A deadline of one person. */
    private record Own(Instant until, Instant from) {}

    Deadlines(Collection<Operation> history, Left left) {
        Map<String, TreeMap<Integer, Item>> plans = new TreeMap<>();
        for (Item plan : left.planVersions()) {
            plans.computeIfAbsent(plan.text("planId"), id -> new TreeMap<>()).put((int) plan.number("version"), plan);
        }
        plans.forEach((id, versions) -> versions.forEach((number, item) -> {
            Instant replaced = history.stream()
                    .filter(operation -> operation.is("publishPlan")
                            && operation.done()
                            && operation.told("planId").equals(id)
                            && Integer.parseInt(operation.told("version")) > number)
                    .map(Operation::answeredAt)
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
            JsonNode plan = read(item.text("plan"));
            plan.path("rounds")
                    .forEach(round -> rounds.computeIfAbsent(
                                    id + "-" + round.path("no").asInt(), name -> new ArrayList<>())
                            .add(new Version(closesAt(plan, round), item.instant("publishedAt"), replaced)));
        }));
        for (Item audit : left.audit()) {
            if (audit.text("action").equals("reinstate")) {
                own.computeIfAbsent(audit.text("subject"), subject -> new ArrayList<>())
                        .add(new Own(
                                OffsetDateTime.parse(read(audit.text("after"))
                                                .path("closesAt")
                                                .asText())
                                        .toInstant(),
                                audit.instant("instant")));
            }
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Instant closesAt(JsonNode plan, JsonNode round) {
        return CutOff.parse(plan.path("cutoff").asText())
                .orElseThrow()
                .on(
                        LocalDate.parse(round.path("deadline").asText()),
                        ZoneId.of(plan.path("zone").asText()));
    }

    /** The latest deadline that may have held for a round at some time of this span; the beginning of time if none did. */
    Instant latest(String roundId, Instant from, Instant to) {
        return possible(roundId, from, to).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    }

    /** As {@link #latest(String, Instant, Instant)}, for a person who may have been given a deadline of her own by then. */
    Instant latest(Item registration, Instant from, Instant to) {
        return Stream.concat(
                        possible(registration.text("roundId"), from, to),
                        ownOf(registration)
                                .filter(deadline -> !deadline.from().isAfter(to))
                                .map(Own::until))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** The earliest deadline that may have held for a person at some time of this span. */
    Instant earliest(Item registration, Instant from, Instant to) {
        Instant round = possible(registration.text("roundId"), from, to)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return ownOf(registration)
                .filter(deadline -> deadline.from().isBefore(from))
                .map(Own::until)
                .filter(round::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(round);
    }

    /** Whether somebody ever set this deadline for her or her round. */
    boolean known(Item registration, Instant deadline) {
        return Stream.concat(
                        versions(registration.text("roundId")).map(Version::closesAt),
                        ownOf(registration).map(Own::until))
                .anyMatch(deadline::equals);
    }

    private Stream<Instant> possible(String roundId, Instant from, Instant to) {
        return versions(roundId)
                .filter(version ->
                        !version.from().isAfter(to) && !version.replaced().isBefore(from))
                .map(Version::closesAt);
    }

    private Stream<Version> versions(String roundId) {
        return rounds.getOrDefault(roundId, List.of()).stream();
    }

    private Stream<Own> ownOf(Item registration) {
        return own.getOrDefault("registration/" + registration.text("registrationNo"), List.of()).stream();
    }
}
