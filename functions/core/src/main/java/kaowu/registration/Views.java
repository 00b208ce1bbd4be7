package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import kaowu.candidate.IdentityVault;
import kaowu.door.Words;
import kaowu.registration.RegistrationView.Happened;
import kaowu.registration.RegistrationView.ProposedSite;
import kaowu.registration.RegistrationView.Received;
import kaowu.schedule.Practical;
import kaowu.schedule.Round;
import org.jspecify.annotations.Nullable;

/** Shows a registration, with its personal fields masked. */
@ApplicationScoped
public class Views {

    private final IdentityVault vault;

    Views(IdentityVault vault) {
        this.vault = vault;
    }

    /** The registration in the caller's words, its instants on the round's wall clock. */
    public RegistrationView of(Registration registration, Round round, Words words) {
        return new RegistrationView(
                registration.no(),
                registration.state(),
                registration.roundId(),
                registration.siteId(),
                registration.occupation(),
                registration.level(),
                registration.condition().orElse(null),
                registration.edition().orElse(null),
                vault.open(registration.sealed(), registration.no()).masked(),
                round.local(registration.deadlineThatCounts(round.closesAt())),
                round.zone().getId(),
                registration.personalDeadline(round.closesAt()).isPresent(),
                registration.exam().day().orElse(null),
                practical(registration, round),
                registration.clash(),
                registration.missingInOrder(),
                registration.required(),
                registration.received().entrySet().stream()
                        .map(entry -> new Received(
                                entry.getKey(),
                                round.local(entry.getValue().at()),
                                entry.getValue().contentType(),
                                entry.getValue().size()))
                        .sorted(Comparator.comparing(Received::at).thenComparing(Received::kind))
                        .toList(),
                registration.state() == RegistrationState.REGISTERED ? words.sentence("OTHERWISE") : null,
                registration.siteSuspended(),
                registration
                        .proposal()
                        .filter(proposal -> registration.live())
                        .map(proposal -> new ProposedSite(
                                proposal.siteId(),
                                proposal.siteName(),
                                proposal.theory().orElse(null),
                                proposal.reason()))
                        .orElse(null),
                registration
                        .withdrawReason()
                        .map(reason -> vault.openText(reason, registration.no()))
                        .filter(reason -> !reason.isEmpty())
                        .orElse(null),
                registration.history().stream()
                        .map(entry ->
                                new Happened(round.local(entry.at()), entry.event(), entry.items(), told(entry, words)))
                        .toList());
    }

    /** Of the exam day that she has: until she is brought to new dates the window of the round is not that of her day. */
    private static @Nullable Practical practical(Registration registration, Round round) {
        return registration.exam().day().isPresent()
                        && registration.exam().day().equals(round.examDay())
                ? round.practical()
                : null;
    }

    private static String told(HistoryEntry entry, Words words) {
        if (entry.ofExamDays()) {
            List<String> days = entry.items().stream()
                    .map(day -> day.isEmpty() ? words.sentence("DAY_TO_BE_ANNOUNCED") : day)
                    .toList();
            String fromOpen = "EVENT_" + entry.event() + "_SET";
            return words.sentence(
                    entry.items().get(0).isEmpty() && words.has(fromOpen) ? fromOpen : "EVENT_" + entry.event(), days);
        }
        if (entry.ofPlaces()) {
            boolean reason = !entry.items().get(entry.items().size() - 1).isEmpty();
            return words.sentence("EVENT_" + entry.event() + (reason ? "" : "_CHOSEN"), entry.items());
        }
        List<String> items = entry.items().stream()
                .map(kind -> words.sentence("KIND_" + kind))
                .toList();
        return words.sentence("EVENT_" + entry.event(), List.of(items));
    }
}
