package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.registration.Exam.Hold;
import kaowu.table.Rejection;
import kaowu.table.Write;

/**
 * The exam day that each registration holds. Where two exams of a person fall on one day one of them has it, and the other waits for
 * it and takes it over in the very transaction in which the first lets it go: as long as somebody has an exam on a day it is held, so
 * that nothing else of hers gets there unnoticed.
 */
@ApplicationScoped
public class ExamDays {

    private static final int MOST_TRIES = 6;

    /** Subject of the writes of the one who takes over, in a {@link Rejection}. */
    private static final String HEIR = "heir";

    private final PlacementTable placements;
    private final RegistrationTable registrations;
    private final MoveTable moves;
    private final NoticeTable notices;

    ExamDays(PlacementTable placements, RegistrationTable registrations, MoveTable moves, NoticeTable notices) {
        this.placements = placements;
        this.registrations = registrations;
        this.moves = moves;
        this.notices = notices;
    }

    /**
     * Carries out what lets go of a day. Who waits for it is not looked up beforehand, since hardly ever somebody does; it comes out
     * when letting go fails for it, and is then done once more with the one who takes over.
     *
     * @param attempt given why the last one was not written, it writes once
     * @return empty if it is written
     */
    public static Optional<Rejection> passingOn(Function<Optional<Rejection>, Optional<Rejection>> attempt) {
        Optional<Rejection> last = Optional.empty();
        for (int i = 0; i < MOST_TRIES; i++) {
            last = attempt.apply(last);
            if (last.filter(ExamDays::ofWhoWaits).isEmpty()) {
                return last;
            }
        }
        return last;
    }

    /** Whether somebody turned out to wait, or who was to take over has changed meanwhile, and it is to be seen anew who does. */
    private static boolean ofWhoWaits(Rejection rejection) {
        return !PlacementTable.waiting(rejection).isEmpty()
                || rejection.of(HEIR).isPresent();
    }

    /** Lets go of her day. */
    public List<Write> leave(Registration registration, Optional<Rejection> last, Instant now) {
        Set<String> waiting = last.map(PlacementTable::waiting).orElse(Set.of());
        List<Registration> heirs = stillWaiting(registration, waiting);
        return heirs.isEmpty()
                ? List.of(placements.free(registration, waiting))
                : pass(registration, heirs, waiting, now);
    }

    /**
     * Lets go of the day where her exam was and holds the one where it is to be; also if it is the same day in another round.
     *
     * @param exam that she is about to have
     * @param holderNo the other registration of hers that holds the new day; empty where none is known to
     */
    public List<Write> move(
            Registration registration,
            Exam exam,
            String roundId,
            Optional<String> holderNo,
            Optional<Rejection> last,
            Instant now) {
        List<Write> writes = new ArrayList<>();
        boolean stays = registration.exam().guard(registration.no()).equals(exam.guard(registration.no()));
        if (!stays) {
            writes.addAll(leave(registration, last, now));
        }
        if (!stays || !roundId.equals(registration.roundId())) {
            writes.add(placements.hold(registration, exam, roundId));
        }
        writes.addAll(wait(registration, exam, holderNo));
        return writes;
    }

    /**
     * Takes a day for somebody who holds none.
     *
     * @param exam that she is about to have
     * @param holderNo the other registration of hers that holds that day; empty where none is known to
     */
    public List<Write> take(Registration registration, Exam exam, Optional<String> holderNo) {
        List<Write> writes = new ArrayList<>(List.of(placements.place(registration, exam)));
        writes.addAll(wait(registration, exam, holderNo));
        return writes;
    }

    private List<Write> wait(Registration registration, Exam exam, Optional<String> holderNo) {
        return exam.day().stream()
                .filter(day -> exam.hold() != Hold.GUARDED)
                .flatMap(day -> holderNo.stream().map(holder -> placements.await(registration, day, holder)))
                .toList();
    }

    /** Those who still wait for her day, who has waited longest first. */
    private List<Registration> stillWaiting(Registration registration, Set<String> waiting) {
        Optional<LocalDate> day = registration.exam().day();
        return waiting.stream()
                .flatMap(no -> registrations.find(no).stream())
                .filter(other -> other.live()
                        && other.exam().hold() != Hold.GUARDED
                        && other.exam().day().equals(day))
                .sorted(Comparator.comparing(Registration::registeredAt).thenComparing(Registration::no))
                .toList();
    }

    private List<Write> pass(Registration registration, List<Registration> heirs, Set<String> waiting, Instant now) {
        Registration heir = heirs.get(0);
        Exam alone = heir.exam().moved(heir.exam().day(), heir.exam().version(), Hold.GUARDED);
        String day = heir.exam().day().map(LocalDate::toString).orElse("");
        List<Write> writes = new ArrayList<>(List.of(
                placements.pass(registration, heir, waiting),
                placements.free(heir, Set.of()).about(HEIR),
                moves.move(heir, alone, "CLASH_ENDED", List.of(day, day, registration.no()), now)
                        .about(HEIR)));
        if (heir.clash()) {
            // Who chose both has nothing to be told: her day is what it was.
            writes.add(told(heir, registration, now));
        }
        // Whoever goes on waiting has yet to choose, beside another exam than the one that she was told of.
        for (Registration other : heirs.subList(1, heirs.size())) {
            if (other.clash()) {
                writes.add(moves.clashes(other, heir.no(), now).about(HEIR));
                writes.add(told(other, registration, now));
            }
        }
        return writes;
    }

    private Write told(Registration waiting, Registration left, Instant now) {
        String label = Occasion.examLabel(waiting.moves(), waiting.exam().version())
                + "/" + left.no()
                + Occasion.examLabel(left.moves(), left.exam().version());
        return notices.insert(Notice.of(waiting.no(), new Occasion.ClashChanged(), label, now));
    }
}
