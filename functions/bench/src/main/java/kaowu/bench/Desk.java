package kaowu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What officials ask for. The reason of each request must be unlike that of any other, since its audit item is found by it. */
final class Desk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Desk() {}

    /** A request for {@code registerSite}: a site for the one occupation of a {@link Timetable}. */
    static ObjectNode site(String id, String name, String reason) {
        ObjectNode request = request(reason);
        request.putObject("site")
                .put("id", id)
                .put("name", name)
                .put("region", "成都市")
                .put("authority", "CITY")
                .putArray("occupations")
                .add(Timetable.OCCUPATION);
        return request;
    }

    /** A request for {@code acceptSite}. */
    static ObjectNode acceptance(String siteId, String reason) {
        return request(reason).put("siteId", siteId);
    }

    /** A request for {@code openIntake}, without a bound. */
    static ObjectNode intake(Timetable round, String siteId, String reason) {
        return request(reason).put("roundId", round.roundId()).put("siteId", siteId);
    }

    /** A request to which everything but who and why is still to be added. */
    static ObjectNode request(String reason) {
        return JSON.createObjectNode().put("by", "bench").put("reason", reason);
    }
}
