package kaowu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Stands between one instance of a function and DynamoDB. It hands every call on and every reply back, except where that call's fate
 * is another, and tells of all that was obeyed or refused.
 */
final class Proxy implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ERROR = "com.amazonaws.dynamodb.v20120810#";

    private final Vertx vertx;
    private final HttpClient client;
    private final HttpServer server;
    private final Supplier<Fate> fates;
    private final Runnable kill;
    private final Ear ear;

    /** Hears what DynamoDB answered, whether or not the answer gets back to the function. */
    interface Ear {

        /** Hears nothing. */
        Ear DEAF = (operation, request, status, answer) -> {};

        void heard(String operation, Buffer request, int status, Buffer answer);
    }

    /** @param kill ends the process of the instance at once */
    Proxy(Vertx vertx, URI dynamoDb, Supplier<Fate> fates, Runnable kill, Ear ear) {
        this.vertx = vertx;
        this.fates = fates;
        this.kill = kill;
        this.ear = ear;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(dynamoDb.getHost())
                .setDefaultPort(dynamoDb.getPort())
                .setMaxPoolSize(16)
                .setKeepAliveTimeout(5));
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(this::handle)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** What the function takes for DynamoDB. */
    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private void handle(HttpServerRequest call) {
        String target = String.valueOf(call.getHeader("X-Amz-Target"));
        String operation = target.substring(target.indexOf('.') + 1);
        call.body().onSuccess(body -> {
            Fate fate = fates.get();
            switch (fate.kind()) {
                case PASSED -> handOn(call, operation, body, true, () -> {});
                case DELAYED ->
                    vertx.setTimer(fate.delay().toMillis(), due -> handOn(call, operation, body, true, () -> {}));
                case REPLY_LOST -> handOn(call, operation, body, false, () -> {});
                case KILLED_AFTER -> handOn(call, operation, body, false, kill);
                case KILLED_BEFORE -> {
                    kill.run();
                    call.connection().close();
                }
                case THROTTLED -> refuse(call, ERROR + "ProvisionedThroughputExceededException", List.of());
                case CONFLICT -> conflict(call, operation, body);
            }
        });
    }

    /** @param replies whether the function gets the reply; otherwise its connection ends instead */
    private void handOn(HttpServerRequest call, String operation, Buffer body, boolean replies, Runnable then) {
        client.request(HttpMethod.POST, "/")
                .compose(onward -> {
                    for (String header : List.of("X-Amz-Target", "X-Amz-Date", "Authorization", "Content-Type")) {
                        onward.putHeader(header, String.valueOf(call.getHeader(header)));
                    }
                    return onward.send(body);
                })
                .compose(reply -> reply.body().map(answer -> Map.entry(reply, answer)))
                .onSuccess(reply -> {
                    ear.heard(operation, body, reply.getKey().statusCode(), reply.getValue());
                    then.run();
                    if (replies) {
                        handBack(call, reply.getKey(), reply.getValue());
                    } else {
                        call.connection().close();
                    }
                })
                .onFailure(broken -> call.connection().close());
    }

    private static void handBack(HttpServerRequest call, HttpClientResponse reply, Buffer answer) {
        String sum = reply.getHeader("x-amz-crc32");
        if (sum != null) {
            call.response().putHeader("x-amz-crc32", sum);
        }
        call.response()
                .setStatusCode(reply.statusCode())
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .end(answer);
    }

    private static void conflict(HttpServerRequest call, String operation, Buffer body) {
        switch (operation) {
            case "TransactWriteItems" ->
                refuse(
                        call,
                        ERROR + "TransactionCanceledException",
                        Collections.nCopies(items(body), Map.of("Code", "TransactionConflict")));
            case "PutItem", "UpdateItem", "DeleteItem" ->
                refuse(call, ERROR + "TransactionConflictException", List.of());
            default -> refuse(call, "com.amazon.coral.availability#ThrottlingException", List.of());
        }
    }

    private static int items(Buffer transaction) {
        try {
            return JSON.readTree(transaction.getBytes()).path("TransactItems").size();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void refuse(HttpServerRequest call, String type, List<Map<String, String>> reasons) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("__type", type);
        answer.put("message", "by the bench");
        if (!reasons.isEmpty()) {
            answer.put("CancellationReasons", reasons);
        }
        call.response()
                .setStatusCode(400)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .end(Buffer.buffer(JSON.valueToTree(answer).toString()));
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        client.close().toCompletionStage().toCompletableFuture().join();
    }
}
