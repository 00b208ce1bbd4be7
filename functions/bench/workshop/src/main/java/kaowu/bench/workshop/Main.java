package kaowu.bench.workshop;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import kaowu.door.Functions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;

/** Reads orders from standard input until it ends. */
@QuarkusMain
public final class Main implements QuarkusApplication {

    private final Functions functions;
    private final Bare bare;
    private final ObjectMapper json;

    /** What each call of the last order asked of AWS. */
    private List<List<SdkRequest>> asked = List.of();

    Main(Functions functions, Bare bare, ObjectMapper json) {
        this.functions = functions;
        this.bare = bare;
        this.json = json;
    }

    @Override
    public int run(String... arguments) throws IOException, InterruptedException, ExecutionException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            Order order = json.readValue(line, Order.class);
            Order.Done done = order.function() == null ? again(order) : call(order.function(), order);
            System.out.println(json.writeValueAsString(done));
        }
        return 0;
    }

    private Order.Done call(String function, Order order) throws IOException, InterruptedException, ExecutionException {
        List<String> events = order.calls() == null ? List.of() : Files.readAllLines(order.calls());
        List<String> replies = filled(events.size(), "");
        asked = filled(events.size(), List.of());
        Order.Done done = Pass.run(events.size(), order.inFlight(), place -> {
            asked.set(place, Tape.begin());
            String reply = functions.call(function, events.get(place));
            if (!reply.contains("\"outcome\":\"DONE\"")) {
                throw new IllegalStateException(function + ": " + reply);
            }
            replies.set(place, reply);
        });
        if (order.replies() != null) {
            Files.write(order.replies(), replies);
        }
        return done;
    }

    private Order.Done again(Order order) throws InterruptedException, ExecutionException {
        return Pass.run(asked.size(), order.inFlight(), place -> {
            Tape.begin();
            for (SdkRequest request : asked.get(place)) {
                bare.ask(request);
            }
        });
    }

    /** Of a fixed size, so that each thread can set its own place. */
    private static <T extends @Nullable Object> List<T> filled(int size, T with) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(with);
        }
        return list;
    }
}
