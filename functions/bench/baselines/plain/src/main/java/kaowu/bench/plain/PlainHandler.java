package kaowu.bench.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import kaowu.bench.work.Work;

/** The AWS SDK, Jackson, and nothing else. */
public final class PlainHandler implements RequestStreamHandler {

    private final ObjectMapper json = new ObjectMapper();
    private final Work work = Work.recorded();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        json.readValue(input, new TypeReference<Map<String, Object>>() {});
        json.writeValue(output, work.done());
    }
}
