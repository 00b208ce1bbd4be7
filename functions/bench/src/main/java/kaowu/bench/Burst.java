package kaowu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The last minute before a cut-off: 20,000 people register at 50 sites while it passes, some of them twice, some where no place is
 * left, and the round is closed under their hands. It is one run and no median of five: what is compared are the 20,000 of it, and
 * one takes minutes. The baseline writes the same transactions for the same people in a loop that knows no gate.
 */
final class Burst implements Group {

    /** Of a function, as many as can be at work at once on a small machine. */
    private static final int INSTANCES = 3;

    private static final int HEAP = 256;

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public List<Figure> run(Context context) throws IOException, InterruptedException {
        Path code = Archive.unpacked("lambda");
        Transactions transactions = new Transactions();
        Fleet.Settings settings = new Fleet.Settings(
                name(),
                (function, dynamoDb) -> Archive.function(function, code, context.jdk(), context.environment(dynamoDb))
                        .in(HEAP),
                context.endpoint(),
                instances(context),
                Duration.ofSeconds(60),
                0,
                () -> false);
        try (Workshop officials = context.workshop();
                Fleet fleet =
                        new Fleet(settings, function -> function.equals("register") ? transactions : Proxy.Ear.DEAF)) {
            return (context.quick()
                            ? new LastMinute(context, officials, fleet, transactions, 50, 5)
                            : new LastMinute(context, officials, fleet, transactions, 20_000, 50))
                    .figures();
        }
    }

    /** Of each function. */
    static int instances(Context context) {
        return context.quick() ? 1 : INSTANCES;
    }
}
