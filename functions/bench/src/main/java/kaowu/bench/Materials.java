package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import kaowu.servers.Buckets;
import kaowu.servers.LocalCloud;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The candidates' side of the bucket: uploads what was announced. */
final class Materials {

    /** Of a photo, in bytes. */
    static final int SIZE = 3_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI s3;

    Materials(Context context) {
        this.s3 = context.s3();
    }

    /** Uploads a photo to where each reply of {@code submitMaterial} says. */
    void upload(List<JsonNode> submitted) throws IOException, InterruptedException {
        byte[] photo = new byte[SIZE];
        System.arraycopy(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, 0, photo, 0, 4);
        for (JsonNode reply : submitted) {
            JsonNode upload = reply.path("upload");
            HttpRequest.Builder put = HttpRequest.newBuilder(
                            URI.create(upload.path("url").asText()))
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(photo));
            upload.path("headers").properties().stream()
                    .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
                    .forEach(header ->
                            put.header(header.getKey(), header.getValue().asText()));
            HttpResponse<String> answer = http.send(put.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("upload: " + answer.statusCode() + " " + answer.body());
            }
        }
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
