package kaowu.bench.check;

import static kaowu.bench.check.Run.AFTER;
import static kaowu.bench.check.Run.BEFORE;
import static kaowu.bench.check.Run.CLOSES_AT;
import static kaowu.bench.check.Run.COMPLETE;
import static kaowu.bench.check.Run.FORFEITED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import kaowu.bench.check.Violation.Kind;
import kaowu.table.Item;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing is worth as much as what it would find. */
class CheckerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<Kind> found(Consumer<Run> spoilt) {
        Run run = new Run();
        spoilt.accept(run);
        return run.found();
    }

    private static ObjectNode done() {
        return JSON.createObjectNode().put("outcome", "DONE");
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(found(run -> {})).isEmpty();
    }

    @Test
    void findsARegistrationThatWasAcknowledgedAndIsNotStored() {
        assertThat(found(run -> run.history.add(Run.registration("CCCC-CCCC-CCCC-C", "c", BEFORE))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void findsOneThatIsStoredAtAnotherSite() {
        assertThat(found(run -> run.item(COMPLETE).with("siteId", "t"))).contains(Kind.LOST);
    }

    @Test
    void findsOneThatWasAcknowledgedAndIsUnknownLater() {
        ObjectNode refused = JSON.createObjectNode().put("outcome", "REFUSED");
        refused.putArray("refusals").addObject().put("code", "UNKNOWN_REGISTRATION");
        assertThat(found(run -> run.history.add(Run.operation("lookUp", COMPLETE, BEFORE, refused))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void findsAMaterialThatWasAcknowledgedAndIsNotThere() {
        assertThat(found(run -> run.objects.clear())).containsExactly(Kind.LOST);
        assertThat(found(run -> run.item(COMPLETE).with("received", Item.empty())))
                .containsExactly(Kind.LOST);
    }

    @Test
    void findsAWithdrawalThatWasAcknowledgedAndDidNotHappen() {
        assertThat(found(run -> run.history.add(Run.operation("withdraw", COMPLETE, BEFORE, done()))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void findsARegistrationThatNobodyAskedFor() {
        assertThat(found(run -> run.history.removeIf(operation -> operation.is("register")
                        && operation.told("registrationNo").equals(COMPLETE))))
                .containsExactly(Kind.UNASKED);
    }

    @Test
    void findsOneRequestThatRegisteredTwice() {
        assertThat(found(run -> run.history.add(Run.registration(COMPLETE, FORFEITED, BEFORE))))
                .containsExactly(Kind.REPEATED);
    }

    @Test
    void findsARegistrationAtTheDeadline() {
        assertThat(found(run -> {
                    run.history.removeIf(
                            operation -> operation.told("registrationNo").equals(COMPLETE));
                    run.history.add(Run.registration(COMPLETE, COMPLETE, CLOSES_AT.minusMillis(1)));
                    run.item(COMPLETE).with("registeredAt", CLOSES_AT);
                }))
                .containsExactly(Kind.LATE);
    }

    @Test
    void findsARegistrationThatBearsAnEarlierTimeThanItWasSentAt() {
        assertThat(found(run -> run.history.replaceAll(
                        operation -> operation.told("registrationNo").equals(COMPLETE)
                                ? Run.registration(COMPLETE, COMPLETE, AFTER)
                                : operation)))
                .containsExactly(Kind.LATE);
    }

    @Test
    void findsAMaterialAfterTheDeadline() {
        assertThat(found(run -> run.confirmed(COMPLETE, AFTER))).containsExactly(Kind.LATE);
    }

    @Test
    void takesADeadlineThatWasMovedForTheOneThatHolds() {
        Instant later = CLOSES_AT.plus(Duration.ofMinutes(5));
        Consumer<Run> late = run -> run.confirmed(COMPLETE, AFTER);
        assertThat(found(late.andThen(run -> run.round(later, CLOSES_AT.minusSeconds(1), 2))))
                .isEmpty();
        assertThat(found(late.andThen(run -> run.round(later, AFTER.plusSeconds(70), 2))))
                .containsExactly(Kind.LATE);
    }

    @Test
    void knowsWhenAnEarlierDeadlineCannotHoldAnyMore() {
        Consumer<Run> earlier = run -> {
            run.round(BEFORE.minusSeconds(20), BEFORE.minusSeconds(60), 2);
            run.official("publishPlan", "r2", done().put("planId", "p").put("version", 2));
        };
        assertThat(found(earlier)).contains(Kind.LATE);
    }

    @Test
    void findsAPlaceTooMany() {
        assertThat(found(run -> run.items("intakes").get(0).with("capacity", 1)))
                .contains(Kind.OVER_CAPACITY);
    }

    @Test
    void findsAWrongCounter() {
        assertThat(found(run -> run.items("intakes").get(0).with("taken", 1))).containsExactly(Kind.MISCOUNTED);
    }

    @Test
    void findsADayThatIsNotHeldAndOneThatIsHeldForNobody() {
        assertThat(found(run -> run.items("placements").clear())).containsExactly(Kind.MISPLACED);
        assertThat(found(run -> run.add(
                        "placements",
                        Item.empty()
                                .with("person", FORFEITED)
                                .with("day", "2020-06-20")
                                .with("registrationNo", FORFEITED))))
                .containsExactly(Kind.MISPLACED);
    }

    @Test
    void findsAForfeitWithoutEvidence() {
        assertThat(found(run -> run.item(FORFEITED).withItems("forfeits", List.of())))
                .containsExactly(Kind.WITHOUT_EVIDENCE);
    }

    @Test
    void findsAForfeitBeforeItsDeadlineOrAtOneThatNobodySet() {
        for (Instant deadline : List.of(AFTER.plusSeconds(1), CLOSES_AT.minusSeconds(1))) {
            assertThat(found(run -> run.item(FORFEITED)
                            .withItems(
                                    "forfeits",
                                    List.of(Item.empty()
                                            .withList("missing", List.of("ID_COPY"))
                                            .with("deadline", deadline)
                                            .with("at", AFTER)))))
                    .containsExactly(Kind.WITHOUT_EVIDENCE);
        }
    }

    @Test
    void findsWhoLackedSomethingAndWasNotForfeited() {
        assertThat(found(run -> {
                    run.item(COMPLETE).with("state", "REGISTERED").withSet("missing", List.of("ID_PHOTO"));
                    run.item(COMPLETE).with("gap", "p-1#s#MISSING");
                }))
                .contains(Kind.UNSETTLED);
    }

    @Test
    void findsARoundAndAnIntakeThatWereLeftOpen() {
        assertThat(found(run -> run.items("intakes").get(0).with("state", "OPEN")))
                .containsExactly(Kind.UNSETTLED);
        assertThat(found(run -> run.items("rounds").get(1).attributes().remove("settledAt")))
                .containsExactly(Kind.UNSETTLED);
    }

    @Test
    void findsWhatWasToldTwice() {
        assertThat(found(run -> run.texts.add(Run.text(COMPLETE)))).containsExactly(Kind.TOLD_TWICE);
        assertThat(found(run -> run.mails.add(Run.mail(FORFEITED, "RECEIPT#v1"))))
                .containsExactly(Kind.TOLD_TWICE);
        assertThat(found(run -> run.notice(FORFEITED, "FORFEITED", "EMAIL"))).contains(Kind.TOLD_TWICE);
    }

    @Test
    void countsAMailThatWasHandedOverAgainApart() {
        Run run = new Run();
        run.mails.add(Run.mail(FORFEITED, "RECEIPT#v1"));
        run.items("notices").get(0).with("attempts", 2);
        assertThat(run.found()).isEmpty();
        assertThat(Checker.repeatedMails(new Left(run.tables, run.mails, run.texts, run.objects, AFTER)))
                .isEqualTo(1);
    }

    @Test
    void findsWhatWasNotTold() {
        assertThat(found(run -> run.texts.clear())).containsExactly(Kind.NOT_TOLD);
        assertThat(found(run -> run.mails.clear())).containsExactly(Kind.NOT_TOLD);
        assertThat(found(run -> {
                    run.items("notices").remove(1);
                    run.mails.remove(1);
                }))
                .containsExactly(Kind.NOT_TOLD);
    }

    @Test
    void findsAMailOfNoLedgerAndANoticeThatWaits() {
        assertThat(found(run -> run.mails.add(Run.mail(FORFEITED, "RECEIPT#v9"))))
                .containsExactly(Kind.UNASKED);
        assertThat(found(run -> run.items("notices").get(2).with("state", "SENDING")))
                .containsExactly(Kind.UNSETTLED);
    }

    @Test
    void findsAChangeWithoutAuditItem() {
        for (int i = 0; i < 3; i++) {
            int gone = i;
            assertThat(found(run -> run.items("audit").remove(gone))).containsExactly(Kind.UNAUDITED);
        }
        assertThat(found(run -> run.items("intakes").get(0).with("capacity", 3)))
                .containsExactly(Kind.UNAUDITED);
    }

    @Test
    void findsAChangeWithTwoAuditItems() {
        assertThat(found(run -> run.audit("openIntake", "r2", "intake/p-1/s", "{\"capacity\":2}")))
                .containsExactly(Kind.UNAUDITED);
    }
}
