package kaowu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A plan with one round, whose cut-off may be any second. The time of a cut-off is said in whole minutes, so the plan is in a zone
 * whose clocks are off by as many seconds as it takes.
 *
 * @param id of the plan
 * @param closesAt to the second
 */
record Timetable(String id, Instant closesAt) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EAST = 8 * 3600;
    private static final int DAYS_UNTIL_THEORY = 22;

    /** The one occupation that its round takes; it has no clauses, and begins at level 4. */
    static final String OCCUPATION = "智能楼宇管理员";

    Timetable {
        closesAt = closesAt.truncatedTo(ChronoUnit.SECONDS);
    }

    String roundId() {
        return id + "-1";
    }

    Timetable moved(Instant to) {
        return new Timetable(id, to);
    }

    /**
     * The request that publishes it.
     *
     * @param reason unlike that of any other request
     * @param moves whether a deadline of people who are in may move
     */
    ObjectNode publish(String reason, boolean moves) {
        int seconds = Math.floorMod(-closesAt.getEpochSecond(), 60);
        OffsetDateTime local = closesAt.atOffset(ZoneOffset.ofTotalSeconds(EAST + seconds));
        boolean midnight = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDate deadline = midnight ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        LocalDate theory = LocalDate.now(ZoneOffset.ofTotalSeconds(EAST)).plusDays(DAYS_UNTIL_THEORY);
        ObjectNode request = JSON.createObjectNode().put("by", "bench").put("reason", reason);
        if (moves) {
            request.putArray("moving").add(roundId());
        }
        ObjectNode plan = request.putObject("plan")
                .put("id", id)
                .put("kind", "UNIFIED")
                .put("title", "测试安排表")
                .put("source", "测试")
                .put("zone", local.getOffset().getId())
                .put("cutoff", midnight ? "24:00" : local.toLocalTime().toString());
        ObjectNode round = plan.putArray("rounds").addObject().put("no", 1);
        round.putArray("occupations").add(OCCUPATION);
        round.put("deadline", deadline.toString())
                .put("theory", theory.toString())
                .putObject("practical")
                .put("from", theory.toString())
                .put("to", theory.plusDays(13).toString());
        return request;
    }
}
