package kaowu.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaowu.candidate.Sealed;
import kaowu.intake.ShardKey;

/**
 * One candidate in one round.
 *
 * @param person fingerprint of her document, by which she is found without her number being stored
 * @param sealed name, document, phone and e-mail, encrypted
 * @param condition number of the chosen clause, empty where the occupation has none
 * @param edition edition of the standard that the clause is from
 * @param required kinds of material that the clause asks for, in order
 * @param missing those that have not been received
 * @param theory day of the theory exam for which she is placed, ISO
 * @param ownDeadline a later deadline of her own, empty for the round's
 * @param lang language in which she is told things
 * @param codeHash hash of the access code
 */
public record Registration(
        String no,
        ShardKey shard,
        String occupation,
        int level,
        Optional<String> condition,
        Optional<String> edition,
        String person,
        Sealed sealed,
        RegistrationState state,
        List<String> required,
        Set<String> missing,
        Map<String, Material> announced,
        Map<String, Material> received,
        String theory,
        Instant registeredAt,
        Optional<Instant> ownDeadline,
        String lang,
        String codeHash,
        List<HistoryEntry> history) {

    public String roundId() {
        return shard.roundId();
    }

    public String siteId() {
        return shard.siteId();
    }

    /** Missing kinds in the order of the checklist. */
    public List<String> missingInOrder() {
        return required.stream().filter(missing::contains).toList();
    }

    boolean live() {
        return state == RegistrationState.REGISTERED || state == RegistrationState.COMPLETE;
    }

    /** First instant at which nothing more counts for her. */
    public Instant closesAt(Instant roundClosesAt) {
        return ownDeadline.orElse(roundClosesAt);
    }
}
