package kaowu.fuzz;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Tuple;

/**
 * One request, as it will be sent.
 *
 * @param body its bytes, each as the character of that number
 */
record Attempt(String method, String pathAndQuery, List<Tuple.Tuple2<String, String>> headers, String body) {

    HttpRequest request(String root) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + pathAndQuery))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1));
        headers.forEach(header -> request.setHeader(header.get1(), header.get2()));
        return request.build();
    }

    @Override
    public String toString() {
        return method + " " + shortened(pathAndQuery) + " " + shortened(headers.toString()) + " " + shortened(body);
    }

    private static String shortened(String text) {
        return text.length() < 600 ? text : text.substring(0, 600) + "… (" + text.length() + ")";
    }
}
