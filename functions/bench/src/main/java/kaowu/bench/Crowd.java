package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Candidates. Each registers, most of them for the round whose deadline is next, and then hands in all of her materials, or some, or
 * none; later she looks, hands in the rest, or withdraws, be it in time or too late. Some come twice.
 */
final class Crowd {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Caller caller;
    private final Season season;
    private final List<Registered> registered = new CopyOnWriteArrayList<>();

    /**
     * Somebody who was told that she is registered.
     *
     * @param kinds of material that she was told to hand in
     */
    record Registered(String no, String accessCode, String roundId, List<String> kinds) {

        ObjectNode request() {
            return JSON.createObjectNode().put("registrationNo", no).put("accessCode", accessCode);
        }
    }

    Crowd(Caller caller, Season season) {
        this.caller = caller;
        this.season = season;
    }

    /** Somebody who is registered, for an official to choose. */
    Optional<Registered> somebody(Random random) {
        List<Registered> all = registered;
        int size = all.size();
        return size == 0 ? Optional.empty() : Optional.of(all.get(random.nextInt(size)));
    }

    /** One client after the other until the season is over. */
    void run(Random random) throws InterruptedException {
        while (!season.over()) {
            if (random.nextInt(10) < 6) {
                register(random);
            } else {
                Optional<Registered> one = somebody(random);
                if (one.isPresent()) {
                    comeBack(one.get(), random);
                }
            }
        }
    }

    private void register(Random random) throws InterruptedException {
        int person = season.nextPerson();
        if (random.nextInt(20) == 0) {
            person -= 1 + random.nextInt(20);
        }
        String roundId = round(random).roundId();
        List<String> sites = season.sites();
        ObjectNode request = Rush.request(roundId, sites.get(random.nextInt(sites.size())), person)
                .put(
                        "idempotencyKey",
                        "k" + person + "-" + random.nextLong() + "-"
                                + ThreadLocalRandom.current().nextInt());
        if (person % 2 == 0) {
            ((ObjectNode) request.path("candidate")).put("email", "c" + person + "@example.com");
        }
        Optional<JsonNode> answer = caller.call("register", request);
        if (answer.isEmpty() || !answer.get().path("outcome").asText().equals("DONE")) {
            return;
        }
        List<String> kinds = new ArrayList<>();
        answer.get().path("missing").forEach(kind -> kinds.add(kind.asText()));
        Registered one = new Registered(
                answer.get().path("registrationNo").asText(),
                answer.get().path("accessCode").asText(),
                roundId,
                kinds);
        registered.add(one);
        int handedIn = random.nextInt(4);
        for (String kind : kinds.subList(0, Math.min(handedIn, kinds.size()))) {
            handIn(one, kind);
        }
    }

    /** Mostly the one that closes next; sometimes any, be it open or closed. */
    private Timetable round(Random random) {
        List<Timetable> all = List.copyOf(season.rounds().values());
        Instant now = Instant.now();
        return random.nextInt(8) == 0
                ? all.get(random.nextInt(all.size()))
                : all.stream()
                        .filter(round -> round.closesAt().isAfter(now))
                        .min(Comparator.comparing(Timetable::closesAt))
                        .orElse(all.get(random.nextInt(all.size())));
    }

    private void comeBack(Registered one, Random random) throws InterruptedException {
        int drawn = random.nextInt(10);
        if (drawn < 4) {
            caller.call("lookUp", one.request());
        } else if (drawn < 5) {
            caller.call("withdraw", one.request().put("reason", "bench"));
        } else {
            for (String kind : one.kinds()) {
                handIn(one, kind);
            }
        }
    }

    private void handIn(Registered one, String kind) throws InterruptedException {
        Optional<JsonNode> announced = caller.call(
                "submitMaterial",
                one.request()
                        .put("kind", kind)
                        .put("fileName", "bench.jpg")
                        .put("contentType", "image/jpeg")
                        .put("size", Materials.SIZE));
        if (announced.isPresent() && announced.get().has("upload")) {
            if (uploaded(announced.get().path("upload"))) {
                caller.call("confirmMaterial", one.request().put("kind", kind));
            }
        }
    }

    private static boolean uploaded(JsonNode upload) throws InterruptedException {
        try {
            return Materials.put(upload).statusCode() == 200;
        } catch (IOException broken) {
            return false;
        }
    }
}
