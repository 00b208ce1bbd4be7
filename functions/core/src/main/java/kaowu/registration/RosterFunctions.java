package kaowu.registration;

import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Result;
import kaowu.registration.RosterTable.Entry;
import org.jspecify.annotations.Nullable;

/** Shows officials who is registered where, by number and without anything personal. */
public class RosterFunctions {

    private static final int PAGE = 100;

    private final RosterTable roster;
    private final RegistrationTable registrations;

    RosterFunctions(RosterTable roster, RegistrationTable registrations) {
        this.roster = roster;
        this.registrations = registrations;
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
            if (!after.isEmpty() && !RosterTable.isPosition(after)) {
                return Result.refused("MALFORMED_FIELD", "after", "after");
            }
            List<Entry> page = roster.of(request.roundId(), request.siteId(), after)
                    .limit(PAGE + 1L)
                    .toList();
            List<Entry> shown = page.subList(0, Math.min(PAGE, page.size()));
            String next = page.size() > PAGE ? shown.get(PAGE - 1).position() : null;
            return Result.done(new ListedRegistrations(listed(shown), next));
        });
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
