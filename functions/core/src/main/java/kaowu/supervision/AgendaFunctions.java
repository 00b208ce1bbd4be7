package kaowu.supervision;

import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kaowu.cascade.CascadeTable;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Result;
import kaowu.ledger.NoticeTable;
import kaowu.registration.GapTable;
import kaowu.schedule.AnnouncementTable;
import kaowu.schedule.DueRoundTable;

/** What the sweeps will do next. */
public class AgendaFunctions {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final DueRoundTable rounds;
    private final AnnouncementTable announcements;
    private final GapTable gaps;
    private final NoticeTable notices;
    private final CascadeTable cascades;
    private final InstantSource clock;

    AgendaFunctions(
            DueRoundTable rounds,
            AnnouncementTable announcements,
            GapTable gaps,
            NoticeTable notices,
            CascadeTable cascades,
            InstantSource clock) {
        this.rounds = rounds;
        this.announcements = announcements;
        this.gaps = gaps;
        this.notices = notices;
        this.cascades = cascades;
        this.clock = clock;
    }

    /** @param next what comes next of each kind, the earliest first */
    public record Agenda(OffsetDateTime now, List<Entry> next) {}

    /**
     * @param what CLOSE, REMIND, ANNOUNCE, OWN_DEADLINE, CASCADE or DELIVER
     * @param about id of the round (followed by an at sign and a site where it is about dates of that site alone) or of the change, empty where it is about neither
     */
    public record Entry(OffsetDateTime at, String what, String about) {}

    /** The next closing, reminder run, announcement to followers, personal deadline, change that is carried on, and delivery. */
    @Funq
    public Answer<Agenda> agenda() {
        return Call.of(Map.of()).answer(nothing -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Entry> next = new ArrayList<>();
            rounds.nextClosing(now)
                    .ifPresent(round -> next.add(
                            entry(round.getValue(), "CLOSE", round.getKey().text())));
            rounds.nextReminding(now)
                    .ifPresent(round -> next.add(
                            entry(round.getValue(), "REMIND", round.getKey().text())));
            announcements.next().ifPresent(round -> next.add(entry(round.getValue(), "ANNOUNCE", round.getKey())));
            gaps.nextOwnDeadline(now).ifPresent(at -> next.add(entry(at, "OWN_DEADLINE", "")));
            cascades.next().ifPresent(change -> next.add(entry(change.getValue(), "CASCADE", change.getKey())));
            notices.nextDue().ifPresent(at -> next.add(entry(at, "DELIVER", "")));
            next.sort(Comparator.comparing(Entry::at));
            return Result.done(new Agenda(now.atZone(OFFICE).toOffsetDateTime(), next));
        });
    }

    private static Entry entry(Instant at, String what, String about) {
        return new Entry(at.atZone(OFFICE).toOffsetDateTime(), what, about);
    }
}
