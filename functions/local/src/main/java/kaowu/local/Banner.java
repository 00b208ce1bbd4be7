package kaowu.local;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import kaowu.calendar.WallClock;
import kaowu.door.Functions;
import kaowu.schedule.DueRoundTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a person wants to know when the local system is up. */
@ApplicationScoped
class Banner {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final LocalSystem system;
    private final RoundTable rounds;
    private final DueRoundTable due;
    private final Functions functions;
    private final int port;

    Banner(
            LocalSystem system,
            RoundTable rounds,
            DueRoundTable due,
            Functions functions,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.system = system;
        this.rounds = rounds;
        this.due = due;
        this.functions = functions;
        this.port = port;
    }

    /** Once the port takes connections; the data are seeded by then. */
    void print(@ObservesAsync HttpServerStart up) {
        String deadline = due.nextClosing(system.clock().instant())
                .map(next -> said(next.getValue()))
                .orElse("none");
        // In one piece: whoever waits for its first words wants the others too.
        System.out.print(String.format(
                """

                Kaowu 考务 is running: http://localhost:%d
                  form           http://localhost:%d
                  API            http://localhost:%d/api, described at http://localhost:%d/api/openapi
                  operator page  http://localhost:%d/local
                  functions      POST http://localhost:%d/2015-03-31/functions/{name}/invocations
                                 %s
                  clock          %s%s; GET and POST http://localhost:%d/local/clock
                  next deadline  %s
                  outbox         http://localhost:%d/local/outbox
                  servers        DynamoDB %s, S3 %s, SMTP port %d, SMS %s
                  data           %s (--fresh starts anew)
                  cron           closeRounds, cascade, remind and deliverNotices every minute

                """,
                port,
                port,
                port,
                port,
                port,
                port,
                String.join(", ", functions.names()),
                WallClock.text(system.clock().instant(), OFFICE),
                system.clock().isReal() ? "" : ", simulated",
                port,
                deadline,
                port,
                system.cloud().servers().dynamoDb(),
                system.cloud().servers().s3(),
                system.cloud().servers().smtpPort(),
                system.cloud().sms().endpoint(),
                system.options().data()));
    }

    private String said(Instant deadline) {
        List<Round> closing = rounds.all().stream()
                .filter(round -> !round.cancelled() && round.closesAt().equals(deadline))
                .toList();
        return closing.get(0).wall(deadline) + ", "
                + closing.stream().map(Round::id).collect(Collectors.joining(", "));
    }
}
