package kaowu.eligibility;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.eligibility.Occupation.Clause;

/** The occupations whose standards are known. */
@ApplicationScoped
public class EligibilityCatalogue {

    private static final List<String> FILES = List.of("infant-care", "security-guard", "smart-building");
    private static final List<MaterialKind> ALWAYS =
            List.of(MaterialKind.APPLICATION_FORM, MaterialKind.ID_PHOTO, MaterialKind.ID_COPY);
    private static final int LOWEST = 5;
    private static final int HIGHEST = 1;

    private final List<Occupation> all;
    private final Map<String, Occupation> occupations;

    EligibilityCatalogue() {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        all = FILES.stream()
                .map(file -> read(json, "/eligibility/" + file + ".json"))
                .toList();
        occupations = all.stream().collect(Collectors.toUnmodifiableMap(Occupation::name, Function.identity()));
    }

    private static Occupation read(JsonMapper json, String path) {
        try (InputStream file = EligibilityCatalogue.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("no " + path);
            }
            return json.readValue(file, Occupation.class);
        } catch (IOException fault) {
            throw new UncheckedIOException(path, fault);
        }
    }

    /** All of them, in the order of the notice. */
    public List<Occupation> all() {
        return all;
    }

    /** The levels that there are, the lowest first. */
    public List<Integer> levels() {
        return IntStream.iterate(LOWEST, level -> level >= HIGHEST, level -> level - 1)
                .boxed()
                .toList();
    }

    /** What everybody has to bring, whatever the clause. */
    public List<MaterialKind> always() {
        return ALWAYS;
    }

    public Optional<Occupation> occupation(String name) {
        return Optional.ofNullable(occupations.get(name));
    }

    /**
     * What somebody has to bring to register for an occupation and level under a clause.
     *
     * @param birthDate as her document tells it, empty where it does not
     * @param today the day of registering, in the round's zone
     */
    public Result<Requirement> requirement(
            String occupation, int level, Optional<String> condition, Optional<LocalDate> birthDate, LocalDate today) {
        if (level > LOWEST || level < HIGHEST) {
            return Result.refused("LEVEL_UNKNOWN", "level", level);
        }
        Optional<Occupation> known = occupation(occupation);
        if (known.isEmpty()) {
            // The round and the site decide whether it is offered; nothing is known of it beyond that.
            return condition.isPresent()
                    ? Result.refused("NO_CLAUSES", "condition", occupation)
                    : Result.done(requirement(List.of(), Optional.empty(), Optional.empty()));
        }
        List<Refusal> problems = new ArrayList<>();
        Occupation found = known.get();
        if (!found.levels().contains(level)) {
            return Result.refused("LEVEL_NOT_OFFERED", "level", occupation, found.levels());
        }
        Integer minimumAge = found.minimumAge();
        if (minimumAge != null
                && birthDate
                        .filter(born -> born.plusYears(minimumAge).isAfter(today))
                        .isPresent()) {
            problems.add(Refusal.of("TOO_YOUNG", "candidate.documentNo", minimumAge));
        }
        List<Clause> clauses = found.clausesOf(level);
        List<String> numbers = clauses.stream().map(Clause::no).toList();
        Optional<Clause> chosen = clauses.stream()
                .filter(clause -> condition.filter(clause.no()::equals).isPresent())
                .findFirst();
        if (condition.isEmpty() && !clauses.isEmpty()) {
            problems.add(Refusal.of("CONDITION_REQUIRED", "condition", numbers));
        } else if (condition.isPresent() && clauses.isEmpty()) {
            problems.add(Refusal.of("NO_CLAUSES", "condition", occupation));
        } else if (condition.isPresent() && chosen.isEmpty()) {
            problems.add(Refusal.of("CONDITION_UNKNOWN", "condition", condition.get(), numbers));
        }
        return problems.isEmpty()
                ? Result.done(requirement(
                        chosen.map(Clause::papers).orElse(List.of()), condition, Optional.of(found.edition())))
                : Result.refused(problems);
    }

    private static Requirement requirement(
            List<MaterialKind> papers, Optional<String> condition, Optional<String> edition) {
        List<String> kinds = Stream.concat(ALWAYS.stream(), papers.stream())
                .distinct()
                .map(MaterialKind::name)
                .toList();
        return new Requirement(kinds, condition, edition);
    }
}
