package kaowu.flow;

import static kaowu.flow.Scene.done;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import kaowu.cascade.CascadeFunctions;
import kaowu.closing.ClosingFunctions;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Recipient;
import kaowu.notice.NoticeFunctions;
import kaowu.registration.RegistrationFunctions.Registered;

/** What cron calls, each until nothing is left to do at this instant. */
@Dependent
public class Sweeps {

    private static final int MOST_RUNS = 100;

    @Inject
    ClosingFunctions closing;

    @Inject
    CascadeFunctions cascades;

    @Inject
    NoticeFunctions notices;

    @Inject
    NoticeTable ledger;

    /** Returns how many were forfeited. */
    int close() {
        int forfeited = 0;
        for (int i = 0; i < MOST_RUNS; i++) {
            ClosingFunctions.Closed run = done(closing.closeRounds());
            forfeited += run.forfeited();
            if (!run.more()) {
                return forfeited;
            }
        }
        throw new AssertionError("closeRounds never comes to an end");
    }

    /** Returns how many reminders were queued. */
    int remind() {
        int queued = 0;
        for (int i = 0; i < MOST_RUNS; i++) {
            NoticeFunctions.Reminded run = done(notices.remind());
            queued += run.queued();
            if (!run.more()) {
                return queued;
            }
        }
        throw new AssertionError("remind never comes to an end");
    }

    /** Returns to how many registrations a change was carried. */
    int cascade() {
        int carried = 0;
        for (int i = 0; i < MOST_RUNS; i++) {
            CascadeFunctions.Carried run = done(cascades.cascade());
            carried += run.carried();
            if (!run.more()) {
                return carried;
            }
        }
        throw new AssertionError("cascade never comes to an end");
    }

    /** Returns how many notices were sent. */
    int deliver() {
        int sent = 0;
        for (int i = 0; i < MOST_RUNS; i++) {
            NoticeFunctions.Delivered run = done(notices.deliverNotices());
            sent += run.sent();
            if (!run.more()) {
                return sent;
            }
        }
        throw new AssertionError("deliverNotices never comes to an end");
    }

    /** Everything that cron would do now. */
    void tick() {
        close();
        cascade();
        remind();
        deliver();
    }

    /** The notices of a registration as {@code RECEIPT SENT}, in the order of the alphabet. */
    List<String> told(Registered registered) {
        return ledger.of(new Recipient.Registered(registered.registrationNo())).stream()
                .map(notice -> notice.occasion().text() + " " + notice.state())
                .sorted()
                .toList();
    }
}
