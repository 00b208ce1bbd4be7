package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaowu.candidate.Candidate;
import kaowu.candidate.IdentityVault;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.eligibility.EligibilityCatalogue;
import kaowu.eligibility.Requirement;
import kaowu.intake.IntakeState;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.intake.ShardKey;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.RegisterRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.schedule.Round;
import kaowu.schedule.RoundState;
import kaowu.schedule.RoundTable;
import kaowu.site.Site;
import kaowu.site.SiteState;
import kaowu.site.SiteTable;
import kaowu.table.Rejection;
import kaowu.table.Write;

/**
 * Takes a registration: the registration, the guard of the candidate's exam day, a place in an intake shard, the receipt and what
 * is remembered for a repetition are one transaction. What it looks up beforehand only serves to give a better reason; what counts is what the transaction finds.
 */
@ApplicationScoped
class Registering {

    private final RoundTable rounds;
    private final SiteTable sites;
    private final IntakeTable intakes;
    private final RegistrationTable registrations;
    private final PlacementTable placements;
    private final Twins twins;
    private final NoticeTable notices;
    private final IntakeWrites intakeWrites;
    private final EligibilityCatalogue eligibility;
    private final IdentityVault vault;
    private final Repetition repetition;

    Registering(
            RoundTable rounds,
            SiteTable sites,
            IntakeTable intakes,
            RegistrationTable registrations,
            PlacementTable placements,
            Twins twins,
            NoticeTable notices,
            IntakeWrites intakeWrites,
            EligibilityCatalogue eligibility,
            IdentityVault vault,
            Repetition repetition) {
        this.rounds = rounds;
        this.sites = sites;
        this.intakes = intakes;
        this.registrations = registrations;
        this.placements = placements;
        this.twins = twins;
        this.notices = notices;
        this.intakeWrites = intakeWrites;
        this.eligibility = eligibility;
        this.vault = vault;
        this.repetition = repetition;
    }

    Result<Registered> register(RegisterRequest request, String lang, Instant now) {
        return repetition.answered(request, now).orElseGet(() -> attempt(request, lang, now));
    }

    private Result<Registered> attempt(RegisterRequest request, String lang, Instant now) {
        Optional<Round> round = rounds.find(request.roundId(), request.siteId());
        if (round.isEmpty()) {
            return Result.refused("UNKNOWN_ROUND", "roundId", request.roundId());
        }
        List<Refusal> problems = new ArrayList<>(ofRoundAndSite(request, round.get(), now));
        Result<Candidate> candidate = candidate(request.candidate(), today(round.get(), now));
        Result<Requirement> requirement = requirement(request, candidate, today(round.get(), now));
        collect(candidate, problems);
        collect(requirement, problems);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        Result<Registered> result = candidate.then(
                person -> requirement.then(needed -> enrol(request, round.get(), person, needed, lang, now)));
        return result instanceof Result.Refused<Registered>
                ? repetition.answeredMeanwhile(request, now).orElse(result)
                : result;
    }

    private static LocalDate today(Round round, Instant now) {
        return now.atZone(round.zone()).toLocalDate();
    }

    private List<Refusal> ofRoundAndSite(RegisterRequest request, Round round, Instant now) {
        List<Refusal> found = new ArrayList<>();
        RoundState state = round.state(now);
        if (state == RoundState.UPCOMING) {
            found.add(Refusal.of("NOT_YET_OPEN", "roundId", round.wall(round.opensAt())));
        } else if (state == RoundState.CLOSED) {
            found.add(Refusal.of("CLOSED", "roundId", round.wall(round.closesAt())));
        } else if (state == RoundState.POSTPONED_TBD) {
            found.add(Refusal.of("ROUND_POSTPONED", "roundId", round.id()));
        } else if (state != RoundState.OPEN) {
            found.add(Refusal.of("ROUND_CANCELLED", "roundId", round.id()));
        }
        if (!round.offers(request.occupation())) {
            found.add(Refusal.of("OCCUPATION_NOT_IN_ROUND", "occupation", request.occupation(), round.occupations()));
        }
        Optional<Site> site = sites.find(request.siteId());
        if (site.isEmpty()) {
            found.add(Refusal.of("UNKNOWN_SITE", "siteId", request.siteId()));
        } else if (site.get().state() == SiteState.SUSPENDED) {
            found.add(Refusal.of("SITE_SUSPENDED", "siteId", site.get().name()));
        } else if (!site.get().accepted()) {
            found.add(Refusal.of("SITE_NOT_ACCEPTED", "siteId", site.get().name()));
        } else if (!site.get().occupations().contains(request.occupation())) {
            found.add(Refusal.of(
                    "OCCUPATION_NOT_AT_SITE",
                    "occupation",
                    request.occupation(),
                    site.get().occupations()));
        }
        return found;
    }

    private static Result<Candidate> candidate(CandidateRequest request, LocalDate today) {
        return Candidate.check(
                request.name(), request.documentType(), request.documentNo(), request.phone(), request.email(), today);
    }

    private Result<Requirement> requirement(RegisterRequest request, Result<Candidate> candidate, LocalDate today) {
        Optional<LocalDate> birthDate =
                candidate instanceof Result.Done<Candidate> done ? done.value().birthDate() : Optional.empty();
        return eligibility.requirement(
                request.occupation(), request.level(), Optional.ofNullable(request.condition()), birthDate, today);
    }

    private static void collect(Result<?> result, List<Refusal> problems) {
        if (result instanceof Result.Refused<?> refused) {
            problems.addAll(refused.refusals());
        }
    }

    private Result<Registered> enrol(
            RegisterRequest request, Round round, Candidate candidate, Requirement needed, String lang, Instant now) {
        String person = vault.fingerprint(candidate.documentType(), candidate.documentNo());
        Iterator<ShardKey> shards =
                intakes.inTurn(round.id(), request.siteId(), person.hashCode()).iterator();
        if (!shards.hasNext()) {
            return Result.refused("INTAKE_NOT_OPEN", "siteId", round.id());
        }
        if (twins.possible(round) && twins.elsewhere(person, round.id(), "")) {
            return Result.refused("ALREADY_REGISTERED", "candidate.documentNo", round.id());
        }
        String accessCode = AccessCode.next();
        while (shards.hasNext()) {
            ShardKey shard = shards.next();
            String no = RegistrationNo.next();
            Registration registration = new Registration(
                    no,
                    shard,
                    request.occupation(),
                    request.level(),
                    needed.condition(),
                    needed.edition(),
                    person,
                    vault.fingerprint(IdentityVault.Kind.PHONE, candidate.phone()),
                    vault.seal(candidate, no),
                    needed.kinds().isEmpty() ? RegistrationState.COMPLETE : RegistrationState.REGISTERED,
                    needed.kinds(),
                    new HashSet<>(needed.kinds()),
                    Map.of(),
                    Map.of(),
                    Set.of(),
                    Exam.on(round.theory(), round.version()),
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    lang,
                    Access.by(accessCode),
                    List.of(new HistoryEntry(now, "REGISTERED", needed.kinds())));
            Registered registered =
                    new Registered(no, accessCode, round.local(round.closesAt()), registration.missingInOrder());
            Optional<Rejection> rejection =
                    write(registration, round, repetition.remember(request, registered, now), now);
            if (rejection.isEmpty()) {
                return Result.done(registered);
            }
            Optional<Result<Registered>> earlier = repetition.answered(request, rejection.get());
            if (earlier.isPresent()) {
                return earlier.get();
            }
            Optional<Refusal> reason = reason(rejection.get(), round, now);
            if (reason.isPresent()) {
                return Result.refused(List.of(reason.get()));
            }
            // This shard is full; the intake is only full when every shard was asked.
        }
        return Result.refused("FULL", "siteId", nameOf(request.siteId()));
    }

    private String nameOf(String siteId) {
        return sites.find(siteId).map(Site::name).orElse(siteId);
    }

    private Optional<Rejection> write(
            Registration registration, Round round, Optional<Write> remembering, Instant now) {
        String deadline = Occasion.deadlineLabel(round.label(), Optional.empty());
        List<Write> writes = new ArrayList<>(List.of(
                registrations.insert(registration),
                intakes.take(registration.shard(), round.version(), now),
                notices.insert(Notice.of(registration.no(), new Occasion.Receipt(), deadline, now)
                        .telling(registration.told(round)))));
        writes.add(placements.place(registration));
        writes.addAll(twins.guard(registration, round));
        remembering.ifPresent(writes::add);
        return intakeWrites.commit(registration.shard(), round, now, writes);
    }

    /** Which of the conditions it was; empty if it is only this shard that has no place left. */
    private Optional<Refusal> reason(Rejection rejection, Round round, Instant now) {
        var placed = rejection.of(PlacementTable.PLACEMENT);
        if (placed.isPresent()) {
            return Optional.of(
                    placed.get().findText("roundId").orElse("").equals(round.id())
                            ? Refusal.of("ALREADY_REGISTERED", "candidate.documentNo", round.id())
                            : Refusal.of("EXAM_SAME_DAY", "candidate.documentNo", round.theory()));
        }
        var intake = rejection.of(IntakeTable.GATE);
        if (intake.isEmpty()) {
            throw new IllegalStateException("a registration number was drawn twice");
        }
        Shard shard = IntakeTable.read(intake.get());
        if (shard.state() == IntakeState.SUSPENDED) {
            return Optional.of(Refusal.of("SITE_SUSPENDED", "siteId", nameOf(shard.siteId())));
        } else if (shard.state() == IntakeState.PAUSED) {
            return Optional.of(Refusal.of("ROUND_POSTPONED", "roundId", round.id()));
        } else if (shard.state() == IntakeState.CLOSED || !now.isBefore(shard.closesAt())) {
            return Optional.of(Refusal.of("CLOSED", "roundId", round.wall(shard.closesAt())));
        } else if (now.isBefore(shard.opensAt())) {
            return Optional.of(Refusal.of("NOT_YET_OPEN", "roundId", round.wall(shard.opensAt())));
        }
        return Optional.empty();
    }
}
