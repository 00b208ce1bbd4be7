package kaowu.notice;

import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Result;
import kaowu.ledger.Recipient;

/** Queues reminders and announcements, and delivers notices. */
public class NoticeFunctions {

    private final Reminders reminders;
    private final Announcements announcements;
    private final Delivery delivery;
    private final InstantSource clock;

    NoticeFunctions(Reminders reminders, Announcements announcements, Delivery delivery, InstantSource clock) {
        this.reminders = reminders;
        this.announcements = announcements;
        this.delivery = delivery;
        this.clock = clock;
    }

    /**
     * @param queued how many notices this run queued
     * @param more whether its bound stopped it and another run has to go on
     */
    public record Reminded(int queued, boolean more) {}

    /** Queues what is due, each once: reminders, and published rounds for those who follow their occupations. */
    @Funq
    public Answer<Reminded> remind() {
        return Call.of(Map.of()).answer(nothing -> {
            Reminders.Run reminded = reminders.run(now());
            Announcements.Run told = announcements.run(now());
            return Result.done(new Reminded(reminded.queued() + told.queued(), reminded.more() || told.more()));
        });
    }

    /**
     * @param sent taken by their channel
     * @param suppressed no longer true
     * @param failed given up; a person must look
     * @param more whether more were due than one run takes
     */
    public record Delivered(int sent, int suppressed, int failed, boolean more) {}

    /** Sends what is due. */
    @Funq
    public Answer<Delivered> deliverNotices() {
        return Call.of(Map.of()).answer(nothing -> {
            Delivery.Run run = delivery.run(now());
            return Result.done(new Delivered(run.sent(), run.suppressed(), run.failed(), run.more()));
        });
    }

    /** Sends one notice; called by the stream of the ledger. */
    public void deliver(String recipient, String occasion) {
        delivery.deliver(Recipient.parse(recipient), occasion, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
