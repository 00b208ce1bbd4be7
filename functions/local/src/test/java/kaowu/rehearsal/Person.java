package kaowu.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import kaowu.servers.People;

/**
 * A fictitious candidate who has registered, and what she does then.
 *
 * @param missing what the reply to her registering asked for
 */
public record Person(Running system, int number, String registrationNo, String accessCode, List<String> missing) {

    /** A JPEG by its first bytes, of a size that every kind of material takes. */
    private static final byte[] JPEG = jpeg();

    private static byte[] jpeg() {
        byte[] bytes = new byte[3000];
        Arrays.fill(bytes, (byte) 7);
        byte[] head = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0};
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    static Person register(Running system, int number, String roundId, String siteId, String occupation) {
        JsonNode reply = system.done("register", request(number, roundId, siteId, occupation));
        return new Person(
                system,
                number,
                reply.path("registrationNo").asText(),
                reply.path("accessCode").asText(),
                texts(reply.path("missing")));
    }

    /** Every second one leaves an e-mail address. */
    public static Map<String, Object> request(int number, String roundId, String siteId, String occupation) {
        Map<String, Object> candidate = new HashMap<>(Map.of(
                "name",
                "测试考生",
                "documentType",
                "RESIDENT_ID",
                "documentNo",
                People.residentId(number),
                "phone",
                People.phone(number)));
        if (number % 2 == 0) {
            candidate.put("email", "c" + number + "@example.com");
        }
        Map<String, Object> request = new HashMap<>(
                Map.of("roundId", roundId, "siteId", siteId, "occupation", occupation, "candidate", candidate));
        if (occupation.equals("智能楼宇管理员")) {
            // It begins at 四级, and has no clauses.
            request.put("level", 4);
        } else {
            request.put("level", 5);
            request.put("condition", "1");
        }
        return request;
    }

    Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(Map.of("registrationNo", registrationNo, "accessCode", accessCode));
        request.putAll(more);
        return request;
    }

    /** Announces, uploads to the bucket and confirms; returns what is missing then. */
    List<String> handIn(String kind) {
        JsonNode upload = system.done(
                        "submitMaterial",
                        with(Map.of(
                                "kind", kind, "fileName", "资料.jpg", "contentType", "image/jpeg", "size", JPEG.length)))
                .path("upload");
        HttpRequest.Builder put = HttpRequest.newBuilder(
                        URI.create(upload.path("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(JPEG));
        upload.path("headers").properties().forEach(header -> {
            if (!header.getKey().equalsIgnoreCase("content-length")) {
                put.header(header.getKey(), header.getValue().asText());
            }
        });
        int status = Running.exchange(put.build()).statusCode();
        if (status != 200) {
            throw new AssertionError("upload answered " + status);
        }
        return texts(system.done("confirmMaterial", with(Map.of("kind", kind))).path("missing"));
    }

    /** Hands in all but the last so many. */
    List<String> handInAllBut(int leftOut) {
        List<String> left = new ArrayList<>(missing);
        missing.subList(0, missing.size() - leftOut).forEach(kind -> {
            left.remove(kind);
            handIn(kind);
        });
        return left;
    }

    JsonNode look() {
        return system.done("lookUp", with(Map.of())).path("registration");
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
