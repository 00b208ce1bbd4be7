package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaowu.intake.ShardKey;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;

/** Registrations whose exam day, site or round changes, and that are not changed by whom they are of. */
@ApplicationScoped
public class MoveTable {

    private final String table;

    MoveTable(TableNames tables) {
        this.table = tables.registrations();
    }

    /**
     * Her exam on another day, or to be announced, if she is live and it is where it was when she was read.
     *
     * @param days the exam day before and after in her history, each empty where there is none
     */
    public Write move(Registration registration, Exam exam, String event, List<String> days, Instant at) {
        Item values = Item.empty()
                .with("registered", RegistrationState.REGISTERED.name())
                .with("complete", RegistrationState.COMPLETE.name())
                .with("examVersion", registration.exam().version())
                .with("seenHold", registration.exam().hold().name())
                .with("version", exam.version())
                .with("hold", exam.hold().name())
                .withItems("entries", List.of(RegistrationItem.write(new HistoryEntry(at, event, days))));
        exam.day().ifPresent(day -> values.with("day", day.toString()));
        return Write.update(
                RegistrationTable.REGISTRATION,
                table,
                RegistrationTable.key(registration.no()),
                change -> change.update("SET roundVersion = :version, examHold = :hold,"
                                + " history = list_append(history, :entries)"
                                + (exam.day().isPresent() ? ", theory = :day" : " REMOVE theory"))
                        .when("#state IN (:registered, :complete)"
                                + RegistrationTable.SAME_EXAM
                                + RegistrationTable.unmoved(registration))
                        .name("state")
                        .values(RegistrationTable.seen(registration, values)));
    }

    /**
     * A forfeited one is registered again under the round's new deadline, and lacks what it lacked.
     *
     * @param holderNo the other registration of hers that holds the new day; empty where none does
     */
    public Write reopen(Registration registration, Exam exam, Optional<String> holderNo, Instant at) {
        List<HistoryEntry> entries = new ArrayList<>();
        entries.add(new HistoryEntry(at, "REINSTATED_ALL", registration.missingInOrder()));
        holderNo.ifPresent(holder -> entries.add(clash(exam, holder, at)));
        Item values = Item.empty()
                .with("forfeited", RegistrationState.FORFEITED.name())
                .with("registered", RegistrationState.REGISTERED.name())
                .with("examVersion", registration.exam().version())
                .with("seenHold", registration.exam().hold().name())
                .with("version", exam.version())
                .with("hold", exam.hold().name())
                .with("gap", GapTable.gap(registration.roundId(), registration.siteId(), GapTable.MISSING))
                .withItems(
                        "entries", entries.stream().map(RegistrationItem::write).toList());
        exam.day().ifPresent(day -> values.with("day", day.toString()));
        return Write.update(
                RegistrationTable.REGISTRATION,
                table,
                RegistrationTable.key(registration.no()),
                change -> change.update("SET #state = :registered, gap = :gap, roundVersion = :version,"
                                + " examHold = :hold, history = list_append(history, :entries)"
                                + (exam.day().isPresent() ? ", theory = :day" : " REMOVE theory"))
                        .when("#state = :forfeited" + RegistrationTable.SAME_EXAM
                                + RegistrationTable.unmoved(registration))
                        .name("state")
                        .values(RegistrationTable.seen(registration, values)));
    }

    /** That another registration of hers has her exam day; she is as she was otherwise. */
    Write clashes(Registration registration, String holderNo, Instant at) {
        return move(
                registration,
                registration.exam(),
                "EXAM_CLASH",
                clash(registration.exam(), holderNo, at).items(),
                at);
    }

    private static HistoryEntry clash(Exam exam, String holderNo, Instant at) {
        String day = exam.day().map(LocalDate::toString).orElse("");
        return new HistoryEntry(at, "EXAM_CLASH", List.of(day, day, holderNo));
    }

    /**
     * Moves her to another site or round, where she lacks what she lacked; if she is as she was when she was read.
     *
     * @param exam when her exam is there
     * @param event why, and from where to where, for her history
     */
    public Write relocate(Registration registration, ShardKey to, Exam exam, HistoryEntry event) {
        Item values = Item.empty()
                .with("seenState", registration.state().name())
                .with("examVersion", registration.exam().version())
                .with("seenHold", registration.exam().hold().name())
                .with("next", registration.moves() + 1)
                .with("round", to.roundId())
                .with("site", to.siteId())
                .with("shard", to.no())
                .with("gap", gap(registration, to))
                .with("version", exam.version())
                .with("hold", exam.hold().name())
                .withItems("entries", List.of(RegistrationItem.write(event)));
        exam.day().ifPresent(day -> values.with("day", day.toString()));
        return Write.update(
                RegistrationTable.REGISTRATION,
                table,
                RegistrationTable.key(registration.no()),
                change -> change.update("SET roundId = :round, siteId = :site, #shard = :shard, gap = :gap,"
                                + " moves = :next, roundVersion = :version, examHold = :hold,"
                                + " history = list_append(history, :entries)"
                                + (exam.day().isPresent()
                                        ? ", theory = :day REMOVE proposal"
                                        : " REMOVE proposal, theory"))
                        .when("#state = :seenState"
                                + RegistrationTable.SAME_EXAM
                                + RegistrationTable.unmoved(registration))
                        .name("state")
                        .name("shard")
                        .values(RegistrationTable.seen(registration, values)));
    }

    private static String gap(Registration registration, ShardKey at) {
        return GapTable.gap(
                at.roundId(),
                at.siteId(),
                registration.state() == RegistrationState.COMPLETE ? GapTable.NONE : GapTable.MISSING);
    }

    /** Asks her whether she would move to another site; if she is live and where she was when she was read. */
    public Write propose(Registration registration, Proposal proposal, Instant at) {
        return ofProposal(
                registration,
                "SET proposal = :proposal, history = list_append(history, :entries)",
                "",
                Item.empty()
                        .with(
                                "proposal",
                                Item.empty()
                                        .with("siteId", proposal.siteId())
                                        .with("siteName", proposal.siteName())
                                        .withNullable(
                                                "theory",
                                                proposal.theory()
                                                        .map(LocalDate::toString)
                                                        .orElse(null))
                                        .with("reason", proposal.reason())
                                        .with("label", proposal.label())),
                new HistoryEntry(at, "MOVE_PROPOSED", List.of(proposal.siteName(), proposal.reason())));
    }

    /** She stays where she is; if what was proposed is what she was read with. */
    public Write decline(Registration registration, Proposal proposal, Instant at) {
        return ofProposal(
                registration,
                "SET history = list_append(history, :entries) REMOVE proposal",
                " AND proposal.#label = :label",
                Item.empty().with("label", proposal.label()),
                new HistoryEntry(at, "MOVE_DECLINED", List.of(proposal.siteName())));
    }

    private Write ofProposal(
            Registration registration, String update, String condition, Item values, HistoryEntry entry) {
        values.with("registered", RegistrationState.REGISTERED.name())
                .with("complete", RegistrationState.COMPLETE.name())
                .withItems("entries", List.of(RegistrationItem.write(entry)));
        return Write.update(RegistrationTable.REGISTRATION, table, RegistrationTable.key(registration.no()), change -> {
            change.update(update)
                    .when("#state IN (:registered, :complete)" + RegistrationTable.unmoved(registration) + condition)
                    .name("state")
                    .values(RegistrationTable.seen(registration, values));
            if (!condition.isEmpty()) {
                change.name("label");
            }
        });
    }
}
