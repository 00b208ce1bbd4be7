package kaowu.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What time it is for the functions: a countdown runs by this clock and not by the device's. */
@Path("/api/clock")
@Produces(MediaType.APPLICATION_JSON)
public class ClockResource {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final InstantSource clock;
    private final ApiSettings settings;

    ClockResource(InstantSource clock, ApiSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * @param zone the IANA zone of its offset
     * @param simulated false where it is the real time
     */
    public record ClockView(OffsetDateTime at, String zone, boolean simulated) {}

    @GET
    @Operation(operationId = "clock", summary = "What time it is for the deadlines")
    public ClockView clock() {
        return new ClockView(
                clock.instant().truncatedTo(ChronoUnit.MILLIS).atZone(OFFICE).toOffsetDateTime(),
                OFFICE.getId(),
                settings.simulatedClock());
    }
}
