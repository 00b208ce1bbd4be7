package kaowu.cascade;

import io.quarkus.funqy.Funq;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Result;

/** Carries changes of sites and rounds to those whom they concern. */
public class CascadeFunctions {

    private final Cascades cascades;
    private final InstantSource clock;

    CascadeFunctions(Cascades cascades, InstantSource clock) {
        this.cascades = cascades;
        this.clock = clock;
    }

    /**
     * @param carried to how many registrations this run carried a change
     * @param more whether its bound stopped it and another run has to go on
     */
    public record Carried(int carried, boolean more) {}

    /** One run of the sweep; does nothing where nothing has changed. */
    @Funq
    public Answer<Carried> cascade() {
        return Call.of(Map.of()).answer(nothing -> {
            Cascades.Run run = cascades.run(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            return Result.done(new Carried(run.carried(), run.more()));
        });
    }
}
