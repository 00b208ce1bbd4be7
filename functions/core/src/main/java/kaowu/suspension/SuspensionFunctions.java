package kaowu.suspension;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.site.Finding;
import kaowu.site.SiteView;
import org.jspecify.annotations.Nullable;

/** Suspends sites, takes what they have put right, inspects it and lets them resume. */
public class SuspensionFunctions {

    private final Suspending suspending;
    private final Rectifying rectifying;
    private final InstantSource clock;

    SuspensionFunctions(Suspending suspending, Rectifying rectifying, InstantSource clock) {
        this.suspending = suspending;
        this.rectifying = rectifying;
        this.clock = clock;
    }

    /**
     * @param kind what it is about
     * @param text what was found; absent: what the kind says
     */
    public record Found(Finding.Kind kind, @Nullable String text) {

        /** A finding may be written down as a text alone: the name of a kind, or what was found. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Found of(String text) {
            return Stream.of(Finding.Kind.values())
                    .filter(kind -> kind.name().equals(text))
                    .findFirst()
                    .map(kind -> new Found(kind, null))
                    .orElseGet(() -> new Found(Finding.Kind.OTHER, text));
        }
    }

    /** @param items what was found; absent: the reason is what was found */
    public record SuspendRequest(
            String by,
            String siteId,
            String reason,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<Found> items) {}

    /**
     * @param affected how many are registered there, for rounds that are not over
     * @param rounds the same by round, without those where nobody is
     */
    public record Suspended(SiteView site, int affected, List<AffectedRound> rounds) {}

    public record AffectedRound(String roundId, int affected) {}

    /**
     * Stops a site: in the same transaction its intakes take nobody any more, for every round that is not over. Who is registered
     * there stays registered and is told. A site that is suspended already gets more findings.
     */
    @Funq
    public Answer<Suspended> suspendSite(Call<SuspendRequest> call) {
        return call.answer((request, words) -> suspending.suspend(request, words, now()));
    }

    /**
     * @param finding number of the finding; absent: all that are open
     * @param text what was done, or where the document is
     */
    public record Handed(@Nullable Integer finding, String text) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Handed of(String text) {
            return new Handed(null, text);
        }
    }

    public record RectifyRequest(
            String by,
            String siteId,
            @Nullable String reason,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Handed> evidence) {}

    /** Takes what a suspended site hands in for its findings, each of which then waits for an inspection. */
    @Funq
    public Answer<Suspended> rectifySite(Call<RectifyRequest> call) {
        return call.answer(request -> rectifying.rectify(request, now()));
    }

    /**
     * @param finding number of the finding
     * @param accepted whether it has been put right
     * @param remark why it has not; needed where it has not
     */
    public record Verdict(
            int finding, boolean accepted, @Nullable String remark) {}

    /** @param verdicts on findings; absent for a site that is not suspended, whose inspection is only noted */
    public record InspectRequest(
            String by,
            String siteId,
            String reason,
            @Nullable List<Verdict> verdicts) {}

    /** Notes an inspection: of a suspended site, what of its rectification is accepted and what is returned. */
    @Funq
    public Answer<Suspended> inspectSite(Call<InspectRequest> call) {
        return call.answer(request -> rectifying.inspect(request, now()));
    }

    public record ResumeRequest(String by, String siteId, String reason) {}

    /**
     * Lets a site work again, if nothing is left to rectify; what was handed in and not yet inspected is accepted with it. Its
     * intakes take people again where their rounds are still open, and who was told of the suspension is told of its end.
     */
    @Funq
    public Answer<Suspended> resumeSite(Call<ResumeRequest> call) {
        return call.answer(request -> suspending.resume(request, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
