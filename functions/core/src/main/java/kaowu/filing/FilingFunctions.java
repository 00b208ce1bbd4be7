package kaowu.filing;

import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Result;
import kaowu.schedule.NewDates;
import org.jspecify.annotations.Nullable;

/** Takes what sites file before they postpone, takes the province's decisions, and lists both. */
public class FilingFunctions {

    private final Applying applying;
    private final Deciding deciding;
    private final FilingList list;
    private final InstantSource clock;

    FilingFunctions(Applying applying, Deciding deciding, FilingList list, InstantSource clock) {
        this.applying = applying;
        this.deciding = deciding;
        this.list = list;
        this.clock = clock;
    }

    /**
     * @param reason why the round cannot be held as announced; it or a document is needed
     * @param document reference of what the site hands in, such as {@code 某所〔2020〕7号}
     * @param to the dates that it asks for; absent: not known yet
     * @param tbd whether it asks for exam days that are to be announced (另行通知); not together with dates
     * @param decideBy when a decision will be late, ahead; absent: the end of the fifth working day from now
     * @param withdraw whether the filing of the site and round that waits for a decision is taken back, whatever else is said
     */
    public record FileRequest(
            String by,
            String roundId,
            String siteId,
            @Nullable String reason,
            @Nullable String document,
            @Nullable NewDates to,
            @Nullable Boolean tbd,
            @Nullable OffsetDateTime decideBy,
            @Nullable Boolean withdraw) {}

    public record FilingReply(FilingView filing) {}

    /**
     * Files with the province for a postponement of one site's part of a round. One filing of a site and round waits at a time; the
     * same request again finds it, unchanged. It may be taken back until it is decided on.
     */
    @Funq
    public Answer<FilingReply> fileForApproval(Call<FileRequest> call) {
        return call.answer(request -> applying.file(request, now()));
    }

    /**
     * @param roundId with {@code siteId}: the filing of that place that waits
     * @param filingNo a filing by its number
     * @param document 文号 of the decision
     * @param remark why; needed where it is not approved
     */
    public record DecideRequest(
            String by,
            @Nullable String roundId,
            @Nullable String siteId,
            @Nullable String filingNo,
            Boolean approved,
            @Nullable String document,
            @Nullable String remark) {}

    /** Approves or rejects a filing, once; also one that is overdue. The same decision again changes nothing. */
    @Funq
    public Answer<FilingReply> decideFiling(Call<DecideRequest> call) {
        return call.answer(request -> deciding.decide(request, now()));
    }

    /** @param state absent: all of the site or round that is named, and without any those that wait for a decision */
    public record ListFilingsRequest(
            @Nullable FilingState state,
            @Nullable String siteId,
            @Nullable String roundId) {}

    public record Filings(List<FilingView> filings) {}

    /** Filings: those that wait by when a decision will be late, the others by when they were filed. */
    @Funq
    public Answer<Filings> listFilings(Call<ListFilingsRequest> call) {
        return call.answer(request -> {
            Instant now = now();
            return list.of(request)
                    .then(found -> Result.done(new Filings(
                            found.stream().map(filing -> filing.view(now)).toList())));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
