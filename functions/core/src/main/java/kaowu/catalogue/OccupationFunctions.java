package kaowu.catalogue;

import io.quarkus.funqy.Funq;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.eligibility.EligibilityCatalogue;
import kaowu.eligibility.MaterialKind;
import kaowu.eligibility.Occupation;
import org.jspecify.annotations.Nullable;

/** Tells what there is to register for. */
public class OccupationFunctions {

    private final Occupations occupations;
    private final EligibilityCatalogue catalogue;
    private final PhotoSettings photo;
    private final InstantSource clock;

    OccupationFunctions(
            Occupations occupations, EligibilityCatalogue catalogue, PhotoSettings photo, InstantSource clock) {
        this.occupations = occupations;
        this.catalogue = catalogue;
        this.photo = photo;
        this.clock = clock;
    }

    public record ListOccupationsRequest() {}

    /** @param materials every kind of material, in the order of the checklist */
    public record Listed(List<ListedOccupation> occupations, List<ListedMaterial> materials) {}

    /**
     * @param code number in the classification of occupations, absent where no reliable source gives it
     * @param edition edition of the occupational standard; absent where the occupation is not in the catalogue
     * @param minimumAge in full years on the day of registering, absent where none is demanded
     * @param source where the clauses are from
     * @param note why there are none
     * @param toBeAnnounced whether its dates will be announced later (另行通知) and no live round names it yet
     */
    public record ListedOccupation(
            String name,
            @Nullable String code,
            @Nullable String codeEdition,
            @Nullable String edition,
            @Nullable Integer minimumAge,
            @Nullable String source,
            @Nullable String note,
            boolean toBeAnnounced,
            List<Level> levels) {}

    /**
     * @param level 5 for 五级 to 1 for 一级
     * @param clauses to choose from when registering; empty: none is asked for
     * @param required kinds of material that everybody hands in, besides the papers of the clause
     */
    public record Level(int level, String name, List<Clause> clauses, List<MaterialKind> required) {}

    /** @param papers kinds of material that prove it */
    public record Clause(String no, String text, List<MaterialKind> papers) {}

    /**
     * @param minimumSize in bytes
     * @param maximumSize in bytes
     * @param photo what it should look like, if it is one
     */
    public record ListedMaterial(
            MaterialKind kind,
            String name,
            List<String> contentTypes,
            long minimumSize,
            long maximumSize,
            @Nullable Photo photo) {}

    /**
     * @param width in pixels
     * @param height in pixels
     * @param ground colour of the ground: WHITE, BLUE or RED
     */
    public record Photo(int width, int height, String ground) {}

    /** Every occupation with its levels and clauses, and what a file of each kind of material may be, in the caller's words. */
    @Funq
    public Answer<Listed> listOccupations(Call<ListOccupationsRequest> call) {
        return call.answer((request, words) -> {
            Occupations.Known known = occupations.known(clock.instant());
            return Result.done(new Listed(
                    known.names().stream()
                            .map(name -> occupation(name, known.toBeAnnounced().contains(name), words))
                            .toList(),
                    Arrays.stream(MaterialKind.values())
                            .map(kind -> material(kind, words))
                            .toList()));
        });
    }

    private ListedOccupation occupation(String name, boolean toBeAnnounced, Words words) {
        return catalogue
                .occupation(name)
                .map(known -> new ListedOccupation(
                        name,
                        known.code(),
                        known.codeEdition(),
                        known.edition(),
                        known.minimumAge(),
                        known.source(),
                        known.clausesNote(),
                        toBeAnnounced,
                        known.levels().stream()
                                .map(level -> level(level, known.clausesOf(level), words))
                                .toList()))
                .orElseGet(() -> new ListedOccupation(
                        name,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        toBeAnnounced,
                        catalogue.levels().stream()
                                .map(level -> level(level, List.of(), words))
                                .toList()));
    }

    private Level level(int level, List<Occupation.Clause> clauses, Words words) {
        boolean english = words.lang().equals(Words.ENGLISH);
        return new Level(
                level,
                words.sentence("LEVEL_" + level),
                clauses.stream()
                        .map(clause -> new Clause(clause.no(), english ? clause.en() : clause.zh(), clause.papers()))
                        .toList(),
                catalogue.always());
    }

    private ListedMaterial material(MaterialKind kind, Words words) {
        return new ListedMaterial(
                kind,
                words.sentence("KIND_" + kind),
                kind.contentTypes().stream().sorted().toList(),
                kind.minimumSize(),
                kind.maximumSize(),
                kind == MaterialKind.ID_PHOTO
                        ? new Photo(
                                photo.width(), photo.height(), photo.ground().name())
                        : null);
    }
}
