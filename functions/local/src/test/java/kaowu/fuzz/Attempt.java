package kaowu.fuzz;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import net.jqwik.api.Tuple;

/** One request, as it will be sent. */
record Attempt(String method, String pathAndQuery, List<Tuple.Tuple2<String, String>> headers, byte[] body) {

    HttpRequest request(String root) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + pathAndQuery))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(header -> request.setHeader(header.get1(), header.get2()));
        return request.build();
    }

    @Override
    public String toString() {
        String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
        return method + " " + shortened(pathAndQuery) + " " + shortened(headers.toString()) + " " + shortened(text);
    }

    private static String shortened(String text) {
        return text.length() < 600 ? text : text.substring(0, 600) + "… (" + text.length() + ")";
    }
}
