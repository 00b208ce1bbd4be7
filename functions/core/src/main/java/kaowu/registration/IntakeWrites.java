package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaowu.intake.IntakeTable;
import kaowu.intake.ShardKey;
import kaowu.schedule.Round;
import kaowu.table.Rejection;
import kaowu.table.Transactions;
import kaowu.table.Write;

/**
 * Writes that a condition on an intake is part of. An intake that has not taken over the round's newest dates, because whoever moved
 * them died before it came so far, does so here and is asked again.
 */
@ApplicationScoped
public class IntakeWrites {

    private final IntakeTable intakes;
    private final Transactions transactions;

    IntakeWrites(IntakeTable intakes, Transactions transactions) {
        this.intakes = intakes;
        this.transactions = transactions;
    }

    /** @return empty if it is written */
    public Optional<Rejection> commit(ShardKey shard, Round round, Instant now, List<Write> all) {
        Optional<Rejection> rejection = transactions.commit(all);
        boolean behind = rejection
                .flatMap(found -> found.of(IntakeTable.GATE))
                .filter(intake -> IntakeTable.read(intake).roundVersion() < round.version())
                .isPresent();
        if (!behind) {
            return rejection;
        }
        intakes.follow(shard, round.dates(), now);
        return transactions.commit(all);
    }
}
