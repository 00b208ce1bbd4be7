package kaowu.registration;

import io.quarkus.funqy.Funq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.registration.RosterTable.Entry;
import kaowu.schedule.RoundTable;
import kaowu.site.SiteTable;
import org.jspecify.annotations.Nullable;

/** Shows officials who is registered where, by number and without anything personal. */
public class RosterFunctions {

    private static final int PAGE = 100;

    private final RosterTable roster;
    private final RegistrationTable registrations;
    private final RoundTable rounds;
    private final SiteTable sites;

    RosterFunctions(RosterTable roster, RegistrationTable registrations, RoundTable rounds, SiteTable sites) {
        this.roster = roster;
        this.registrations = registrations;
        this.rounds = rounds;
        this.sites = sites;
    }

    /** @param after what the last page said is next; absent: from the beginning */
    public record ListRegistrationsRequest(
            String roundId, String siteId, @Nullable String after) {}

    /** @param next where the next page begins; absent: this is the last */
    public record ListedRegistrations(
            List<ListedRegistration> registrations,
            @Nullable String next) {}

    public record ListedRegistration(
            String registrationNo,
            String occupation,
            int level,
            RegistrationState state,
            List<String> missing,
            boolean siteSuspended) {}

    /**
     * Those who are registered at one site of a round and neither forfeited nor withdrawn, a hundred at a time; first those who lack
     * something. Who registered a moment ago may not be among them yet.
     */
    @Funq
    public Answer<ListedRegistrations> listRegistrations(Call<ListRegistrationsRequest> call) {
        return call.answer(request -> {
            String after = request.after() == null ? "" : request.after();
            return !after.isEmpty() && !RosterTable.isPosition(after)
                    ? Result.refused("MALFORMED_FIELD", "after", "after")
                    : list(request, after);
        });
    }

    private Result<ListedRegistrations> list(ListRegistrationsRequest request, String after) {
        List<Entry> page = roster.of(request.roundId(), request.siteId(), after)
                .limit(PAGE + 1L)
                .toList();
        List<Refusal> unknown = page.isEmpty() ? unknown(request) : List.of();
        if (!unknown.isEmpty()) {
            return Result.refused(unknown);
        }
        List<Entry> shown = page.subList(0, Math.min(PAGE, page.size()));
        String next = page.size() > PAGE ? shown.get(PAGE - 1).position() : null;
        return Result.done(new ListedRegistrations(listed(shown), next));
    }

    /** Nobody found at a place that there is not would be taken for nobody registered. */
    private List<Refusal> unknown(ListRegistrationsRequest request) {
        List<Refusal> unknown = new ArrayList<>();
        if (rounds.find(request.roundId()).isEmpty()) {
            unknown.add(Refusal.of("UNKNOWN_ROUND", "roundId", request.roundId()));
        }
        if (sites.find(request.siteId()).isEmpty()) {
            unknown.add(Refusal.of("UNKNOWN_SITE", "siteId", request.siteId()));
        }
        return unknown;
    }

    private List<ListedRegistration> listed(List<Entry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<String, Registration> found =
                registrations.find(entries.stream().map(Entry::registrationNo).toList()).stream()
                        .collect(Collectors.toMap(Registration::no, Function.identity()));
        return entries.stream()
                .map(entry -> found.get(entry.registrationNo()))
                .filter(registration -> registration != null && registration.live())
                .distinct()
                .map(registration -> new ListedRegistration(
                        registration.no(),
                        registration.occupation(),
                        registration.level(),
                        registration.state(),
                        registration.missingInOrder(),
                        registration.siteSuspended()))
                .toList();
    }
}
