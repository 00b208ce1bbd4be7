package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import kaowu.servers.Buckets;
import kaowu.servers.LocalCloud;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The candidates' side of the bucket: uploads what was announced. */
final class Materials {

    /** Of a photo, in bytes. */
    static final int SIZE = 3_000;

    /** Begins as a JPEG does, and no more is looked at. */
    private static final byte[] PHOTO =
            Arrays.copyOf(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, SIZE);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI s3;

    Materials(Context context) {
        this.s3 = context.s3();
    }

    /** Uploads a photo to where each reply of {@code submitMaterial} says. */
    void upload(List<JsonNode> submitted) throws IOException, InterruptedException {
        for (JsonNode reply : submitted) {
            HttpResponse<String> answer = put(reply.path("upload"));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("upload: " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** Uploads a photo to where a function says. */
    static HttpResponse<String> put(JsonNode upload) throws IOException, InterruptedException {
        HttpRequest.Builder put = HttpRequest.newBuilder(
                        URI.create(upload.path("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(PHOTO));
        upload.path("headers").properties().stream()
                // The client says the length itself and lets nobody else say it.
                .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
                .forEach(header -> put.header(header.getKey(), header.getValue().asText()));
        return HTTP.send(put.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Deletes the copies that confirmations have made. */
    void forgetKept() {
        try (S3Client client = Buckets.client(s3)) {
            client
                    .listObjectsV2Paginator(
                            list -> list.bucket(LocalCloud.BUCKET).prefix("materials/"))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .forEach(key -> client.deleteObject(
                            delete -> delete.bucket(LocalCloud.BUCKET).key(key)));
        }
    }
}
