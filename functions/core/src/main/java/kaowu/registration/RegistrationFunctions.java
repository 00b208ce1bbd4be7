package kaowu.registration;

import io.quarkus.funqy.Funq;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import kaowu.door.Answer;
import kaowu.door.Call;
import org.jspecify.annotations.Nullable;

/** What a candidate does: register, hand in materials, look up, withdraw. */
public class RegistrationFunctions {

    private final Registering registering;
    private final Materials materials;
    private final Counter counter;
    private final InstantSource clock;

    RegistrationFunctions(Registering registering, Materials materials, Counter counter, InstantSource clock) {
        this.registering = registering;
        this.materials = materials;
        this.counter = counter;
        this.clock = clock;
    }

    /**
     * @param documentType name of a {@link kaowu.candidate.DocumentType}
     * @param phone mobile phone; without a leading + it is one of the mainland
     */
    public record CandidateRequest(
            String name,
            String documentType,
            String documentNo,
            String phone,
            @Nullable String email) {

        /** Without a field: it may end up in a log. */
        @Override
        public String toString() {
            return "CandidateRequest";
        }
    }

    /**
     * @param level 5 for 五级/初级工 to 1 for 一级/高级技师
     * @param condition number of the clause of eligibility, needed where the occupation has clauses at that level
     * @param idempotencyKey 1 to 255 visible ASCII characters that the caller made up for this request: sent again with the same
     *     request within a day, it gets the same answer. Whoever knows key and request gets the access code, so it must be random
     */
    public record RegisterRequest(
            String roundId,
            String siteId,
            String occupation,
            Integer level,
            CandidateRequest candidate,
            @Nullable String condition,
            @Nullable String idempotencyKey) {

        /** Characters of the longest idempotency key. */
        public static final int LONGEST_KEY = 255;
    }

    /**
     * @param accessCode opens the registration; shown here once and never again
     * @param closesAt first instant that no longer counts
     * @param missing kinds of material still to be handed in before that, in order
     */
    public record Registered(String registrationNo, String accessCode, OffsetDateTime closesAt, List<String> missing) {

        /** Without the access code: it may end up in a log. */
        @Override
        public String toString() {
            return "Registered[" + registrationNo + "]";
        }
    }

    /** Takes a registration, or says why not. */
    @Funq
    public Answer<Registered> register(Call<RegisterRequest> call) {
        return call.answer((request, words) -> registering.register(request, words.lang(), now()));
    }

    /** @param size in bytes */
    public record SubmitRequest(
            String registrationNo, String accessCode, String kind, String fileName, String contentType, Long size) {}

    public record Submitted(Upload upload) {}

    /**
     * @param headers to be sent with the upload as they are
     * @param expiresAt first instant at which the address no longer works
     */
    public record Upload(String method, URI url, Map<String, String> headers, OffsetDateTime expiresAt) {}

    /** Announces a material and hands out where to upload it. */
    @Funq
    public Answer<Submitted> submitMaterial(Call<SubmitRequest> call) {
        return call.answer(request -> materials.submit(request, now()));
    }

    public record ConfirmRequest(String registrationNo, String accessCode, String kind) {}

    /** @param missing kinds still to be handed in, in order */
    public record Confirmed(List<String> missing) {}

    /**
     * Takes over a material that was uploaded, once it is seen to be what was announced. Asked again, it answers the same and changes
     * nothing: what was uploaded to that address since then does not count, for it was not announced.
     */
    @Funq
    public Answer<Confirmed> confirmMaterial(Call<ConfirmRequest> call) {
        return call.answer(request -> materials.confirm(request, now()));
    }

    public record LookUpRequest(String registrationNo, String accessCode) {}

    public record RegistrationReply(RegistrationView registration) {}

    /** Where a registration stands, as of a moment ago: what was written within the last second may not show yet. */
    @Funq
    public Answer<RegistrationReply> lookUp(Call<LookUpRequest> call) {
        return call.answer((request, words) -> counter.lookUp(request, words, now()));
    }

    public record WithdrawRequest(
            String registrationNo,
            String accessCode,
            @Nullable String reason) {}

    /** Takes a registration back; the place is free again, and so is the candidate's day. */
    @Funq
    public Answer<RegistrationReply> withdraw(Call<WithdrawRequest> call) {
        return call.answer((request, words) -> counter.withdraw(request, words, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
