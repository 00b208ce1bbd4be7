package kaowu.flow;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kaowu.registration.RegistrationFunctions.Upload;

/** Files as a phone would send them to a signed address. */
final class Uploads {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** A JPEG by its first bytes, padded to the size that an ID photo must have. */
    static final byte[] JPEG = padded(3000, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16});

    /** A PDF by its first bytes, of the same size. */
    static final byte[] PDF = padded(3000, "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII));

    private Uploads() {}

    static byte[] padded(int size, byte[] head) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 7);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    static void put(Upload upload, byte[] bytes) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(upload.url()).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        upload.headers().forEach((name, value) -> {
            // The client sends the length itself and lets nobody else say it.
            if (!name.equalsIgnoreCase("content-length")) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("upload: " + response.statusCode() + " " + response.body());
            }
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }
}
