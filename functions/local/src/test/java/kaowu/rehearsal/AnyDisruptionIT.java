package kaowu.rehearsal;

import static net.jqwik.api.state.Transformer.mutate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/**
 * Whatever is suspended, postponed, moved, chosen and withdrawn in whatever order, what must hold holds. The seed is fixed, so that
 * a run that fails can be had again.
 */
class AnyDisruptionIT {

    private static Running system;

    @BeforeContainer
    static void start() throws IOException {
        system = Running.start(Files.createTempDirectory(Path.of("target"), "any-disruption"), "--fresh");
    }

    @AfterContainer
    static void end() {
        system.close();
    }

    @Property(seed = "20201024", tries = 8, shrinking = ShrinkingMode.OFF)
    void whatMustHoldHolds(@ForAll("disruptions") ActionChain<DisruptedWorld> disruption) {
        disruption.withInvariant(DisruptedWorld::holds).run().holdsInTheEnd();
    }

    @Provide
    Arbitrary<ActionChain<DisruptedWorld>> disruptions() {
        return ActionChain.startWith(() -> new DisruptedWorld(system))
                .withAction(6, new Registering())
                .withAction(1, new Suspending())
                .withAction(1, new Resuming())
                .withAction(2, new Postponing())
                .withAction(3, new PostponingOneSite())
                .withAction(2, new MovingAll())
                .withAction(2, new MovingOne())
                .withAction(2, new Answering())
                .withAction(2, new Choosing())
                .withAction(1, new Withdrawing())
                .withAction(3, new GoingOn())
                .withMaxTransformations(25);
    }

    private static Arbitrary<Integer> below(int bound) {
        return Arbitraries.integers().between(0, bound - 1);
    }

    private static Arbitrary<Integer> people() {
        return below(DisruptedWorld.PEOPLE);
    }

    private static Arbitrary<Integer> rounds() {
        return below(DisruptedWorld.ROUNDS);
    }

    private static Arbitrary<Integer> sites() {
        return below(DisruptedWorld.SITES);
    }

    /** 0 for a day that is to be announced. */
    private static Arbitrary<Integer> days() {
        return below(6);
    }

    private static final class Registering implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return Combinators.combine(people(), rounds(), sites())
                    .as((person, round, site) -> mutate(
                            "person %d registers for round %d at site %d".formatted(person, round, site),
                            world -> world.registers(person, round, site)));
        }
    }

    private static final class Suspending implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return sites().map(site -> mutate("site %d is suspended".formatted(site), world -> world.suspends(site)));
        }
    }

    private static final class Resuming implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return sites().map(site -> mutate("site %d resumes".formatted(site), world -> world.resumes(site)));
        }
    }

    private static final class Postponing implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return Combinators.combine(rounds(), days())
                    .as((round, day) -> mutate(
                            "round %d is postponed to day %d".formatted(round, day),
                            world -> world.postpones(round, day)));
        }
    }

    private static final class PostponingOneSite implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return Combinators.combine(rounds(), sites(), days())
                    .as((round, site, day) -> mutate(
                            "round %d at site %d is postponed to day %d".formatted(round, site, day),
                            world -> world.postponesAt(round, site, day)));
        }
    }

    private static final class MovingAll implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return Combinators.combine(rounds(), sites(), sites(), Arbitraries.of(true, false))
                    .as((round, from, to, order) -> mutate(
                            "all of round %d at site %d %s to move to site %d"
                                    .formatted(round, from, order ? "have" : "are asked", to),
                            world -> world.moves(round, from, to, order)));
        }
    }

    private static final class MovingOne implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return Combinators.combine(people(), rounds(), sites())
                    .as((which, round, site) -> mutate(
                            "registration %d is moved to round %d at site %d".formatted(which, round, site),
                            world -> world.moves(which, round, site)));
        }
    }

    private static final class Answering implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return Combinators.combine(people(), Arbitraries.of(true, false))
                    .as((which, accepts) -> mutate(
                            "registration %d %s".formatted(which, accepts ? "agrees" : "stays"),
                            world -> world.answers(which, accepts)));
        }
    }

    private static final class Choosing implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return Combinators.combine(people(), Arbitraries.of("FOLLOW", "SWITCH", "WITHDRAW"), rounds(), sites())
                    .as((which, choice, round, site) -> mutate(
                            "registration %d chooses %s".formatted(which, choice),
                            world -> world.chooses(which, choice, round, site)));
        }
    }

    private static final class Withdrawing implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return people().map(which ->
                    mutate("registration %d withdraws".formatted(which), world -> world.withdraws(which)));
        }
    }

    private static final class GoingOn implements Action.Independent<DisruptedWorld> {
        @Override
        public Arbitrary<Transformer<DisruptedWorld>> transformer() {
            return Arbitraries.just(mutate("some minutes pass", DisruptedWorld::goesOn));
        }
    }
}
