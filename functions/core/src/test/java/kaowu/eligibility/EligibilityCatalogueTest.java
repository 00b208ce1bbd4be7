package kaowu.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.eligibility.Occupation.Clause;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EligibilityCatalogueTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 5, 18);
    private static final Optional<LocalDate> GROWN_UP = Optional.of(LocalDate.of(1990, 1, 1));
    private static final Optional<String> NO_CLAUSE = Optional.empty();

    private final EligibilityCatalogue catalogue = new EligibilityCatalogue();

    @Test
    void knowsTheInfantCareWorkerByTheStandardOf2019() {
        Occupation occupation = catalogue.occupation("育婴员").orElseThrow();
        assertThat(occupation.edition()).isEqualTo("2019");
        assertThat(occupation.levels()).containsExactly(5, 4, 3);
        assertThat(occupation.minimumAge()).isNull();
        assertThat(occupation.source()).isEqualTo("育婴员国家职业技能标准（2019年版）");
        assertThat(occupation.clauses())
                .extracting(Clause::level, Clause::no, Clause::zh)
                .containsExactly(
                        clause(5, "1", "累计从事本职业或相关职业工作1年（含）以上"),
                        clause(5, "2", "本职业或相关职业学徒期满"),
                        clause(4, "1", "取得五级证书后，累计从事本职业或相关职业工作4年（含）以上"),
                        clause(4, "2", "累计从事本职业或相关职业工作6年（含）以上"),
                        clause(4, "3", "取得技工学校、中等职业学校相关专业毕业证书"),
                        clause(3, "1", "取得四级证书后，累计从事本职业或相关职业工作5年（含）以上"),
                        clause(3, "2", "取得四级证书，并具有高等职业学校相关专业毕业证书"),
                        clause(3, "3", "具有大专及以上相关专业毕业证书，取得四级证书后，累计从事本职业或相关职业工作2年（含）以上"));
    }

    @Test
    void knowsTheSecurityGuardAtAllFiveLevels() {
        Occupation occupation = catalogue.occupation("保安员").orElseThrow();
        assertThat(occupation.code()).isEqualTo("4-07-05-01");
        assertThat(occupation.codeEdition()).isEqualTo("2022");
        assertThat(occupation.levels()).containsExactly(5, 4, 3, 2, 1);
        assertThat(occupation.minimumAge()).isEqualTo(18);
        assertThat(occupation.source()).startsWith("二手资料");
        assertThat(occupation.clauses())
                .extracting(Clause::level, Clause::no, Clause::zh)
                .containsExactly(
                        clause(5, "1", "累计从事本职业工作1年（含）以上"),
                        clause(5, "2", "退役义务兵"),
                        clause(4, "1", "取得五级证书后，累计从事本职业工作4年（含）以上"),
                        clause(4, "2", "累计从事本职业工作6年（含）以上"),
                        clause(3, "1", "取得四级证书后，累计从事本职业工作5年（含）以上"),
                        clause(3, "2", "累计从事本职业工作10年（含）以上"),
                        clause(2, "1", "取得三级证书后，累计从事本职业工作4年（含）以上"),
                        clause(2, "2", "累计从事本职业工作12年（含）以上"),
                        clause(1, "1", "取得二级证书后，累计从事本职业工作4年（含）以上"),
                        clause(1, "2", "累计从事本职业工作15年（含）以上"));
    }

    @Test
    void saysThatItHasNoClausesForTheSmartBuildingManager() {
        Occupation occupation = catalogue.occupation("智能楼宇管理员").orElseThrow();
        assertThat(occupation.code()).isEqualTo("4-06-01-04");
        assertThat(occupation.codeEdition()).isEqualTo("2022");
        assertThat(occupation.levels()).containsExactly(4, 3, 2, 1);
        assertThat(occupation.clauses()).isEmpty();
        assertThat(occupation.clausesNote()).contains("没有查到可靠来源").contains("no reliable source");
    }

    @ParameterizedTest
    @CsvSource({
        "育婴员, 5, 1, WORK_PROOF",
        "育婴员, 5, 2, APPRENTICESHIP_PROOF",
        "育婴员, 4, 1, LOWER_CERTIFICATE WORK_PROOF",
        "育婴员, 4, 2, WORK_PROOF",
        "育婴员, 4, 3, DIPLOMA",
        "育婴员, 3, 1, LOWER_CERTIFICATE WORK_PROOF",
        "育婴员, 3, 2, LOWER_CERTIFICATE DIPLOMA",
        "育婴员, 3, 3, DIPLOMA LOWER_CERTIFICATE WORK_PROOF",
        "保安员, 5, 1, WORK_PROOF",
        "保安员, 5, 2, DISCHARGE_PAPER",
        "保安员, 4, 1, LOWER_CERTIFICATE WORK_PROOF",
        "保安员, 4, 2, WORK_PROOF",
        "保安员, 3, 1, LOWER_CERTIFICATE WORK_PROOF",
        "保安员, 3, 2, WORK_PROOF",
        "保安员, 2, 1, LOWER_CERTIFICATE WORK_PROOF",
        "保安员, 2, 2, WORK_PROOF",
        "保安员, 1, 1, LOWER_CERTIFICATE WORK_PROOF",
        "保安员, 1, 2, WORK_PROOF"
    })
    void asksForTheFormPhotoAndCopyAndThePapersOfTheClause(String occupation, int level, String clause, String papers) {
        Requirement requirement = done(catalogue.requirement(occupation, level, Optional.of(clause), GROWN_UP, TODAY));
        assertThat(String.join(" ", requirement.kinds())).isEqualTo("APPLICATION_FORM ID_PHOTO ID_COPY " + papers);
        assertThat(requirement.condition()).contains(clause);
    }

    @Test
    void asksForNoMoreWhereThereAreNoClauses() {
        assertThat(done(catalogue.requirement("智能楼宇管理员", 4, NO_CLAUSE, GROWN_UP, TODAY)))
                .isEqualTo(new Requirement(
                        List.of("APPLICATION_FORM", "ID_PHOTO", "ID_COPY"),
                        Optional.empty(),
                        Optional.of("未核实 (not verified)")));
    }

    @Test
    void asksForNoMoreWhereTheOccupationIsNotInTheCatalogue() {
        assertThat(done(catalogue.requirement("茶艺师", 5, NO_CLAUSE, Optional.empty(), TODAY)))
                .isEqualTo(new Requirement(
                        List.of("APPLICATION_FORM", "ID_PHOTO", "ID_COPY"), Optional.empty(), Optional.empty()));
    }

    @Test
    void demandsAClauseWhereThereAreSome() {
        assertThat(catalogue.requirement("育婴员", 4, NO_CLAUSE, GROWN_UP, TODAY))
                .isEqualTo(Result.refused("CONDITION_REQUIRED", "condition", List.of("1", "2", "3")));
    }

    @Test
    void refusesAClauseOfAnotherLevel() {
        assertThat(catalogue.requirement("育婴员", 5, Optional.of("3"), GROWN_UP, TODAY))
                .isEqualTo(Result.refused("CONDITION_UNKNOWN", "condition", "3", List.of("1", "2")));
    }

    @Test
    void refusesAClauseWhereThereAreNone() {
        assertThat(catalogue.requirement("智能楼宇管理员", 4, Optional.of("1"), GROWN_UP, TODAY))
                .isEqualTo(Result.refused("NO_CLAUSES", "condition", "智能楼宇管理员"));
        assertThat(catalogue.requirement("茶艺师", 4, Optional.of("1"), GROWN_UP, TODAY))
                .isEqualTo(Result.refused("NO_CLAUSES", "condition", "茶艺师"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 6, 50})
    void refusesALevelThatThereIsNot(int level) {
        assertThat(catalogue.requirement("保安员", level, Optional.of("1"), GROWN_UP, TODAY))
                .isEqualTo(Result.refused("LEVEL_UNKNOWN", "level", level));
    }

    @ParameterizedTest
    @CsvSource({"育婴员, 2, 5 4 3", "育婴员, 1, 5 4 3", "智能楼宇管理员, 5, 4 3 2 1"})
    void refusesALevelThatTheOccupationHasNot(String occupation, int level, String levels) {
        assertThat(catalogue.requirement(occupation, level, NO_CLAUSE, GROWN_UP, TODAY))
                .isEqualTo(Result.refused(
                        "LEVEL_NOT_OFFERED",
                        "level",
                        occupation,
                        List.of(levels.split(" ")).stream()
                                .map(Integer::valueOf)
                                .toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "2002-05-18, 2020-05-17, true",
        "2002-05-18, 2020-05-18, false",
        "2002-05-18, 2020-05-19, false",
        "2003-01-01, 2020-12-31, true",
        // Born on a leap day: eighteen on the last day of February.
        "2004-02-29, 2022-02-27, true",
        "2004-02-29, 2022-02-28, false"
    })
    void aSecurityGuardIsEighteenFromTheBirthdayOn(LocalDate born, LocalDate today, boolean tooYoung) {
        Result<Requirement> result = catalogue.requirement("保安员", 5, Optional.of("1"), Optional.of(born), today);
        if (tooYoung) {
            assertThat(result).isEqualTo(Result.refused("TOO_YOUNG", "candidate.documentNo", 18));
        } else {
            assertThat(result).isInstanceOf(Result.Done.class);
        }
    }

    @Test
    void takesTheAgeOnTrustWhereTheDocumentDoesNotTellIt() {
        assertThat(catalogue.requirement("保安员", 5, Optional.of("1"), Optional.empty(), TODAY))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void saysAgeAndClauseAtOnce() {
        assertThat(catalogue.requirement("保安员", 5, NO_CLAUSE, Optional.of(LocalDate.of(2010, 1, 1)), TODAY))
                .isEqualTo(Result.refused(List.of(
                        Refusal.of("TOO_YOUNG", "candidate.documentNo", 18),
                        Refusal.of("CONDITION_REQUIRED", "condition", List.of("1", "2")))));
    }

    private static Tuple clause(int level, String no, String zh) {
        return tuple(level, no, zh);
    }

    private static Requirement done(Result<Requirement> result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done<Requirement>) result).value();
    }
}
