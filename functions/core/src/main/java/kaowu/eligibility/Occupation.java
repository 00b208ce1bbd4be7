package kaowu.eligibility;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An occupation (职业工种) in one edition of its standard.
 *
 * @param code number in the classification of occupations, absent where no reliable source gives it
 * @param codeEdition edition of the classification (职业分类大典) that the code is from
 * @param edition edition of the occupational standard
 * @param levels 5 for 五级 to 1 for 一级
 * @param minimumAge in full years on the day of registering, absent where none is demanded
 * @param source where the clauses are from
 * @param clausesNote why there are none
 */
public record Occupation(
        String name,
        @Nullable String code,
        @Nullable String codeEdition,
        String edition,
        List<Integer> levels,
        @Nullable Integer minimumAge,
        @Nullable String source,
        @Nullable String clausesNote,
        List<Clause> clauses) {

    /**
     * One clause of eligibility.
     *
     * @param no number within its level, as text
     * @param zh the condition in Chinese
     * @param en the condition in English
     * @param papers kinds of material that prove it
     */
    public record Clause(int level, String no, String zh, String en, List<MaterialKind> papers) {}

    public List<Clause> clausesOf(int level) {
        return clauses.stream().filter(clause -> clause.level() == level).toList();
    }
}
