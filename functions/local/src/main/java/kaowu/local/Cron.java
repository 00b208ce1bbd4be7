package kaowu.local;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import kaowu.cascade.CascadeFunctions;
import kaowu.closing.ClosingFunctions;
import kaowu.door.Answer;
import kaowu.notice.NoticeFunctions;
import kaowu.supervision.AgendaFunctions;
import kaowu.supervision.AgendaFunctions.Entry;

/** Plays EventBridge: every minute, and at each instant that a moved clock passes over. */
@ApplicationScoped
class Cron {

    private final ClosingFunctions closing;
    private final CascadeFunctions cascades;
    private final NoticeFunctions notices;
    private final AgendaFunctions agenda;
    private final Outbox outbox;
    private final LocalClock clock;

    Cron(
            ClosingFunctions closing,
            CascadeFunctions cascades,
            NoticeFunctions notices,
            AgendaFunctions agenda,
            Outbox outbox,
            LocalSystem system) {
        this.closing = closing;
        this.cascades = cascades;
        this.notices = notices;
        this.agenda = agenda;
        this.outbox = outbox;
        this.clock = system.clock();
    }

    /** What the runs came to. */
    record Ran(int closed, int forfeited, int queued, int sent, int suppressed, int failed) {
        private Ran and(Ran other) {
            return new Ran(
                    closed + other.closed,
                    forfeited + other.forfeited,
                    queued + other.queued,
                    sent + other.sent,
                    suppressed + other.suppressed,
                    failed + other.failed);
        }
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = ConcurrentExecution.SKIP)
    void everyMinute() {
        tick();
    }

    /** In the cloud the ledger's stream delivers at once; here it is asked every few seconds. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void stream() {
        deliver();
        outbox.keep();
    }

    /** So that a start after a crash falls back by a second at most. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void keepTime() {
        clock.keep();
    }

    /** One run of everything, to the end. */
    synchronized Ran tick() {
        Ran ran = new Ran(0, 0, 0, 0, 0, 0);
        boolean more = true;
        while (more) {
            ClosingFunctions.Closed closed = value(closing.closeRounds());
            CascadeFunctions.Carried carried = value(cascades.cascade());
            NoticeFunctions.Reminded reminded = value(notices.remind());
            int queued = carried.carried() + reminded.queued();
            ran = ran.and(new Ran(closed.closed().size(), closed.forfeited(), queued, 0, 0, 0));
            more = closed.more() || carried.more() || reminded.more();
        }
        return ran.and(deliver());
    }

    private synchronized Ran deliver() {
        Ran ran = new Ran(0, 0, 0, 0, 0, 0);
        boolean more = true;
        while (more) {
            NoticeFunctions.Delivered delivered = value(notices.deliverNotices());
            ran = ran.and(new Ran(0, 0, 0, delivered.sent(), delivered.suppressed(), delivered.failed()));
            more = delivered.more() && delivered.sent() + delivered.suppressed() + delivered.failed() > 0;
        }
        return ran;
    }

    /** Moves the clock forward and runs what becomes due on the way, at the instant at which it becomes due. */
    synchronized Ran advance(Instant target) {
        // First what is due here and now, since only then the agenda tells what comes next.
        Ran ran = tick();
        Instant here = clock.instant();
        for (Instant next = nextAfter(here, target); next.isBefore(target); next = nextAfter(next, target)) {
            clock.set(next);
            ran = ran.and(tick());
        }
        clock.set(target);
        return ran.and(tick());
    }

    private Instant nextAfter(Instant here, Instant target) {
        return value(agenda.agenda()).next().stream()
                .map(Entry::at)
                .map(at -> at.toInstant())
                .filter(here::isBefore)
                .filter(target::isAfter)
                .min(Instant::compareTo)
                .orElse(target);
    }

    private static <T> T value(Answer<T> answer) {
        T value = answer.value();
        if (value == null) {
            throw new IllegalStateException("a sweep was refused: " + answer.refusals());
        }
        return value;
    }
}
