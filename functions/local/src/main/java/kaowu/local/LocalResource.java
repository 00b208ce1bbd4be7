package kaowu.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What only the local system has: a clock that can be moved, and a look at what was sent. */
@Path("/local")
public class LocalResource {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    /** No notice is older, and nobody plans for longer; an instant beyond is a slip of the pen. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final LocalClock clock;
    private final Cron cron;
    private final Outbox outbox;

    LocalResource(LocalSystem system, Cron cron, Outbox outbox) {
        this.clock = system.clock();
        this.cron = cron;
        this.outbox = outbox;
    }

    /**
     * @param at what the functions take for now
     * @param simulated false where it is the real time
     */
    public record ClockView(OffsetDateTime at, boolean simulated) {}

    @GET
    @Path("/clock")
    public ClockView clock() {
        return new ClockView(
                clock.instant().truncatedTo(ChronoUnit.MILLIS).atZone(OFFICE).toOffsetDateTime(), !clock.isReal());
    }

    /**
     * @param at instant with offset
     * @param cron false: the clock jumps and nothing runs on the way, as if cron had been off all the time
     */
    public record Move(
            @Nullable String at,
            @JsonProperty("cron") @Nullable Boolean cron) {}

    /** @param ran what became due on the way, absent where nothing was run */
    record Moved(OffsetDateTime at, Cron.@Nullable Ran ran) {}

    /** Moves the clock. Forward, what becomes due on the way has run before this answers; back, nothing is undone. */
    @POST
    @Path("/clock")
    public Response move(@Nullable Move move) {
        if (clock.isReal()) {
            return refuse(409, "the clock is the real time and cannot be moved");
        }
        if (move == null || move.at() == null) {
            return refuse(400, "at: an instant with offset is missing, such as 2020-05-30T00:00:00+08:00");
        }
        Instant target;
        try {
            target = OffsetDateTime.parse(move.at()).toInstant();
        } catch (DateTimeException wrong) {
            return refuse(400, "at: not an instant with offset, such as 2020-05-30T00:00:00+08:00");
        }
        if (target.isBefore(EARLIEST) || target.isAfter(LATEST)) {
            return refuse(400, "at: must lie between " + EARLIEST + " and " + LATEST);
        }
        if (Boolean.FALSE.equals(move.cron()) || target.isBefore(clock.instant())) {
            clock.set(target);
            return Response.ok(new Moved(clock().at(), null)).build();
        }
        Cron.Ran ran = cron.advance(target);
        return Response.ok(new Moved(clock().at(), ran)).build();
    }

    private static Response refuse(int status, String why) {
        return Response.status(status).entity(Map.of("message", why)).build();
    }

    /** What mail server and text-message gateway took, the oldest first. */
    @GET
    @Path("/outbox")
    public List<Outbox.Sent> outbox() {
        return outbox.all();
    }
}
