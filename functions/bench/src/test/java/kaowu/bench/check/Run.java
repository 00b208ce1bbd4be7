package kaowu.bench.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kaowu.bench.check.Violation.Kind;
import kaowu.servers.Mail;
import kaowu.servers.SmsGateway.Sms;
import kaowu.table.Item;

/**
 * A small run in which all is well, to be spoilt: one round at one site; {@link #FORFEITED}, told by mail, lacked something at the
 * deadline and {@link #COMPLETE}, told by text, did not; an official opened it all.
 */
final class Run {

    static final String FORFEITED = "AAAA-AAAA-AAAA-A";
    static final String COMPLETE = "BBBB-BBBB-BBBB-B";
    static final Instant CLOSES_AT = Instant.parse("2020-05-29T16:00:00Z");
    static final Instant BEFORE = CLOSES_AT.minus(Duration.ofHours(1));
    static final Instant AFTER = CLOSES_AT.plus(Duration.ofMinutes(2));

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Operation> history = new ArrayList<>();
    final Map<String, List<Item>> tables = new HashMap<>();
    final List<Mail> mails = new ArrayList<>();
    final List<Sms> texts = new ArrayList<>();
    final Set<String> objects = new HashSet<>();

    Run() {
        official("publishPlan", "r1", request().put("planId", "p").put("version", 1));
        round(CLOSES_AT, BEFORE.minusSeconds(60), 1);
        add(
                "rounds",
                Item.empty()
                        .with("planId", "p")
                        .with("entry", "round#0001")
                        .with("no", 1)
                        .with("version", 1)
                        .with("closesAt", CLOSES_AT)
                        .with("settledAt", AFTER.plusSeconds(60)));
        add(
                "audit",
                Item.empty()
                        .with("subject", "round/p-1")
                        .with("at", "closed#v1")
                        .with("instant", AFTER)
                        .with("action", "closeRounds")
                        .with("after", "{}"));
        official("openIntake", "r2", request());
        audit("openIntake", "r2", "intake/p-1/s", "{\"capacity\":2}");
        add(
                "intakes",
                Item.empty()
                        .with("roundId", "p-1")
                        .with("siteId", "s")
                        .with("slot", "s#00")
                        .with("no", 0)
                        .with("state", "CLOSED")
                        .with("closesAt", CLOSES_AT)
                        .with("capacity", 2)
                        .with("taken", 2));
        registered(FORFEITED, "FORFEITED");
        item(FORFEITED)
                .withSet("missing", List.of("ID_COPY"))
                .with("gap", "p-1#s#FORFEITED")
                .withItems(
                        "forfeits",
                        List.of(Item.empty()
                                .withList("missing", List.of("ID_COPY"))
                                .with("deadline", CLOSES_AT)
                                .with("at", AFTER)))
                .withItems("history", List.of(entry("REGISTERED", BEFORE), entry("FORFEITED", AFTER)));
        notice(FORFEITED, "RECEIPT", "EMAIL");
        notice(FORFEITED, "FORFEITED", "EMAIL");
        registered(COMPLETE, "COMPLETE");
        item(COMPLETE).with("gap", "p-1#s#NONE");
        confirmed(COMPLETE, BEFORE);
        notice(COMPLETE, "RECEIPT", "SMS");
        add(
                "placements",
                Item.empty().with("person", COMPLETE).with("day", "2020-06-20").with("registrationNo", COMPLETE));
    }

    private static ObjectNode request() {
        return JSON.createObjectNode();
    }

    /** A version of the plan. */
    void round(Instant closesAt, Instant publishedAt, int version) {
        ObjectNode plan = request().put("zone", "UTC");
        plan.put("cutoff", closesAt.toString().substring(11, 16));
        plan.putArray("rounds")
                .addObject()
                .put("no", 1)
                .put("deadline", closesAt.toString().substring(0, 10));
        add(
                "rounds",
                Item.empty()
                        .with("planId", "p")
                        .with("entry", "plan#000" + version)
                        .with("version", version)
                        .with("plan", plan.toString())
                        .with("publishedAt", publishedAt));
        audit("publishPlan", "r" + version, "plan/p", "{\"version\":" + version + "}");
    }

    void audit(String action, String reason, String subject, String after) {
        add(
                "audit",
                Item.empty()
                        .with("subject", subject)
                        .with("at", reason + UUID.randomUUID())
                        .with("instant", BEFORE)
                        .with("action", action)
                        .with("reason", reason)
                        .with("after", after));
    }

    /** An official is told that it is done. */
    void official(String function, String reason, ObjectNode answer) {
        history.add(new Operation(
                function,
                request().put("by", "bench").put("reason", reason),
                BEFORE.minusSeconds(60),
                BEFORE.minusSeconds(50),
                answer.put("outcome", "DONE"),
                0));
    }

    private void registered(String no, String state) {
        history.add(registration(no, no, BEFORE));
        add(
                "registrations",
                Item.empty()
                        .with("registrationNo", no)
                        .with("roundId", "p-1")
                        .with("siteId", "s")
                        .with("shard", 0)
                        .with("person", no)
                        .with("theory", "2020-06-20")
                        .with("state", state)
                        .with("registeredAt", BEFORE)
                        .withItems("history", List.of(entry("REGISTERED", BEFORE))));
    }

    /** A candidate is told that she is registered. */
    static Operation registration(String no, String key, Instant sentAt) {
        return new Operation(
                "register",
                request().put("roundId", "p-1").put("siteId", "s").put("idempotencyKey", key),
                sentAt,
                sentAt.plusSeconds(1),
                request().put("outcome", "DONE").put("registrationNo", no),
                0);
    }

    /** A candidate is told that nothing is missing any more. */
    void confirmed(String no, Instant at) {
        ObjectNode answer = request().put("outcome", "DONE");
        answer.putArray("missing");
        history.add(operation("confirmMaterial", no, at, answer));
        item(no).with("received", Item.empty().with("ID_COPY", Item.empty().with("key", "materials/" + no)))
                .withItems("history", List.of(entry("REGISTERED", BEFORE), entry("MATERIAL_RECEIVED", at)));
        objects.add("materials/" + no);
    }

    static Operation operation(String function, String no, Instant at, ObjectNode answer) {
        return new Operation(
                function, request().put("registrationNo", no).put("kind", "ID_COPY"), at, at.plusSeconds(1), answer, 0);
    }

    /** A notice that was sent, and what arrived of it. */
    void notice(String no, String kind, String channel) {
        String occasion = kind + "#v1";
        add(
                "notices",
                Item.empty()
                        .with("recipient", "registration/" + no)
                        .with("occasion", occasion)
                        .with("kind", kind)
                        .with("state", "SENT")
                        .with("channel", channel)
                        .with("attempts", 1)
                        .with("nextAttemptAt", BEFORE));
        if (channel.equals("EMAIL")) {
            mails.add(mail(no, occasion));
        } else {
            texts.add(text(no));
        }
    }

    static Mail mail(String no, String occasion) {
        String name = "registration/" + no + " " + occasion;
        String id = "<" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "@kaowu>";
        return new Mail("somebody", "subject", "text", id, BEFORE);
    }

    static Sms text(String no) {
        return new Sms("+8613800000000", "您已报名，报名号：" + no, UUID.randomUUID().toString(), BEFORE);
    }

    static Item entry(String event, Instant at) {
        return Item.empty().with("event", event).with("at", at);
    }

    void add(String aggregate, Item item) {
        tables.computeIfAbsent("kaowu-" + aggregate, name -> new ArrayList<>()).add(item);
    }

    List<Item> items(String aggregate) {
        return tables.getOrDefault("kaowu-" + aggregate, List.of());
    }

    /** The item of a registration. */
    Item item(String no) {
        return items("registrations").stream()
                .filter(item -> item.text("registrationNo").equals(no))
                .findFirst()
                .orElseThrow();
    }

    /** What the checker finds, a day later. */
    List<Kind> found() {
        Left left = new Left(tables, mails, texts, objects, AFTER.plus(Duration.ofDays(1)));
        return Checker.ofEverything(history, left).stream()
                .map(Violation::kind)
                .distinct()
                .sorted()
                .toList();
    }
}
