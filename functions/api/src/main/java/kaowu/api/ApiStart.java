package kaowu.api;

import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import java.util.Optional;
import kaowu.runtime.RehearsedStart;

/** The start of the API. */
public class ApiStart extends RehearsedStart {

    /** Asks what time it is, which is answered, or refused for want of the edge's secret, without asking anybody else. */
    private static final String CLOCK = """
            {"version": "2.0", "routeKey": "ANY /api/{proxy+}", "rawPath": "/api/clock", "rawQueryString": "",
             "headers": {"accept": "application/json", "host": "rehearsal.invalid"},
             "requestContext": {"requestId": "rehearsal", "stage": "$default",
              "http": {"method": "GET", "path": "/api/clock", "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1",
               "userAgent": "rehearsal"}}, "isBase64Encoded": false}
            """;

    public ApiStart() {
        super(QuarkusStreamHandler::new);
    }

    @Override
    protected Optional<String> harmlessEvent() {
        return Optional.of(CLOCK);
    }
}
