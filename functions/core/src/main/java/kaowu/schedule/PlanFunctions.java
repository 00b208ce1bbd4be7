package kaowu.schedule;

import io.quarkus.funqy.Funq;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaowu.door.Answer;
import kaowu.door.AtMost;
import kaowu.door.Call;
import kaowu.door.Result;
import org.jspecify.annotations.Nullable;

/** Plans: read from a notice, published, listed. */
public class PlanFunctions {

    private final NoticeReader notices;
    private final Publishing publishing;
    private final RoundTable rounds;
    private final InstantSource clock;

    PlanFunctions(NoticeReader notices, Publishing publishing, RoundTable rounds, InstantSource clock) {
        this.notices = notices;
        this.publishing = publishing;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** @param text the whole notice as plain text, annexes included */
    public record ImportRequest(@AtMost(200_000) String text) {}

    /**
     * @param plans as {@code publishPlan} takes them
     * @param warnings what is odd about the dates, and what the notice announces without a date
     */
    public record Imported(List<Plan> plans, List<Warning> warnings) {}

    /** Reads the timetables out of a notice's text; stores nothing. */
    @Funq
    public Answer<Imported> importNotice(Call<ImportRequest> call) {
        return call.answer((request, words) ->
                notices.read(request.text(), clock.instant().truncatedTo(ChronoUnit.MILLIS), words));
    }

    /**
     * @param moving ids of rounds with registrations whose deadline may move; without it such a plan is refused
     * @param reason why, kept in the audit trail; needed where a round with registrations moves
     */
    public record PublishRequest(
            String by,
            Plan plan,
            @Nullable List<String> moving,
            @Nullable String reason) {}

    public record Published(String planId, int version, List<RoundView> rounds, List<Warning> warnings) {}

    /** Stores a plan's rounds, or a new version of a plan. */
    @Funq
    public Answer<Published> publishPlan(Call<PublishRequest> call) {
        return call.answer((request, words) ->
                publishing.publish(request, words, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    public record ListRequest(
            @Nullable RoundState state, @Nullable String planId) {}

    public record Rounds(List<RoundView> rounds) {}

    /** The rounds of one plan or of all, in the order of their deadlines; a state asks for those that are in it, be it at one site. */
    @Funq
    public Answer<Rounds> listRounds(Call<ListRequest> call) {
        return call.answer(request -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Round> found = request.planId() == null ? rounds.all() : rounds.ofPlan(request.planId());
            return Result.done(new Rounds(found.stream()
                    .map(round -> round.view(rounds.apart(round), now))
                    .filter(view -> request.state() == null || view.at(request.state()))
                    .toList()));
        });
    }
}
