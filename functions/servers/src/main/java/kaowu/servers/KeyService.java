package kaowu.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and decrypts by the two actions of the AWS KMS protocol that are used, so that the real SDK speaks to it. Whatever was
 * encrypted under another key or context is refused as KMS refuses it.
 */
public final class KeyService implements AutoCloseable {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final HttpServer http;
    private final ObjectMapper json = new ObjectMapper();
    private final SecretKey key;
    private final AtomicInteger calls = new AtomicInteger();

    private KeyService(HttpServer http) {
        this.http = http;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "AES");
    }

    /** Listens on a free port of the loopback interface, with a key of its own. */
    public static KeyService start() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            KeyService service = new KeyService(http);
            http.createContext("/", service::answer);
            http.start();
            return service;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What the SDK takes as its endpoint. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String action = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        JsonNode request = json.readTree(exchange.getRequestBody());
        String keyId = request.path("KeyId").asText();
        byte[] context = (keyId + request.path("EncryptionContext")).getBytes(StandardCharsets.UTF_8);
        try {
            switch (action) {
                case "TrentService.Encrypt" ->
                    reply(exchange, 200, Map.of("KeyId", keyId, "CiphertextBlob", encrypt(request, context)));
                case "TrentService.Decrypt" ->
                    reply(exchange, 200, Map.of("KeyId", keyId, "Plaintext", decrypt(request, context)));
                default -> reply(exchange, 400, Map.of("__type", "UnknownOperationException"));
            }
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            reply(exchange, 400, Map.of("__type", "InvalidCiphertextException"));
        }
    }

    private String encrypt(JsonNode request, byte[] context) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, context);
        byte[] sealed = cipher.doFinal(
                Base64.getDecoder().decode(request.path("Plaintext").asText()));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    private String decrypt(JsonNode request, byte[] context) throws GeneralSecurityException {
        byte[] blob = Base64.getDecoder().decode(request.path("CiphertextBlob").asText());
        byte[] nonce = Arrays.copyOf(blob, NONCE);
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, context);
        return Base64.getEncoder().encodeToString(cipher.doFinal(blob, NONCE, blob.length - NONCE));
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    private void reply(HttpExchange exchange, int status, Map<String, String> answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
