package kaowu.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import kaowu.door.Result;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever plan is printed in the notice's form is read back as it was. */
class NoticeRoundTripTest {

    private static final List<String> OCCUPATIONS = List.of("育婴员", "保安员", "智能楼宇管理员", "电工", "中式烹调师", "茶艺师");
    private static final List<String> DASHES = List.of("－", "—", "–", "-", "~", "～", "至", "——");
    private static final List<String> GAPS = List.of("\t", "\n", "\n\t", "  ", "　", "\r\n", "\n\n\t ");
    private static final List<String> NONE_OR_GAP = List.of("", "", " ", "\n", "   ", "\n\n");

    @Property(tries = 500)
    void readsBackWhatIsPrinted(@ForAll("plans") Plan plan, @ForAll Random random) {
        String text = new Print(random).of(plan);
        assertThat(NoticeText.read(text)).isEqualTo(Result.done(new NoticeText.Reading(List.of(plan), List.of())));
    }

    @Provide
    static Arbitrary<Plan> plans() {
        Arbitrary<PlanKind> kinds = Arbitraries.of(PlanKind.class);
        Arbitrary<Integer> years = Arbitraries.integers().between(2015, 2035);
        Arbitrary<List<Steps>> rows = Combinators.combine(
                        Arbitraries.integers().between(0, 28),
                        Arbitraries.integers().between(1, 45),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(OCCUPATIONS).set().ofMinSize(1).map(List::copyOf))
                .as(Steps::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(15);
        return Combinators.combine(kinds, years, Arbitraries.of(true, false), rows)
                .as(NoticeRoundTripTest::plan);
    }

    /** Days from one date of a row to the next, counted from the deadline of the row before. */
    record Steps(int toDeadline, int toTheory, int toLastDay, List<String> occupations) {}

    private static Plan plan(PlanKind kind, int year, boolean firstHalf, List<Steps> steps) {
        boolean unified = kind == PlanKind.UNIFIED;
        LocalDate deadline = firstHalf ? LocalDate.of(year - 1, 12, 20) : LocalDate.of(year, 5, 20);
        List<PlannedRound> rounds = new ArrayList<>();
        for (Steps step : steps) {
            deadline = deadline.plusDays(step.toDeadline());
            LocalDate theory = deadline.plusDays(step.toTheory());
            rounds.add(new PlannedRound(
                    rounds.size() + 1,
                    unified ? step.occupations() : List.of(),
                    null,
                    deadline,
                    theory,
                    new Practical(theory, theory.plusDays(step.toLastDay()))));
        }
        String what = switch (kind) {
            case UNIFIED -> "全省统考职业";
            case DAILY -> "日常鉴定";
            case SPECIAL -> "专项职业能力考核";
        };
        return new Plan(
                year + (firstHalf ? "h1-" : "h2-") + kind.name().toLowerCase(Locale.ROOT),
                kind,
                year + "年" + (firstHalf ? "上" : "下") + "半年某省" + what + "时间安排表",
                "某人社职鉴〔" + year + "〕7号",
                "Asia/Shanghai",
                "24:00",
                rounds,
                null);
    }

    /** A printer as careless as the notice's. */
    private record Print(Random random) {

        String of(Plan plan) {
            StringBuilder text = new StringBuilder(plan.source()).append("\n\n通知正文。\n\n附件1\n\n");
            String title = plan.title();
            int half = title.indexOf("某省") + 2;
            text.append(title, 0, half)
                    .append("\n")
                    .append(title.substring(half))
                    .append("\n\t序号\n");
            text.append(plan.kind() == PlanKind.UNIFIED ? "\t职业工种\n\t报名\n截止日期\n" : "\t报名截止日期\n");
            text.append("\t理论知识\n考试时间\n\t操作技能\n考试时间\n\n");
            plan.rounds().forEach(round -> text.append(of(round)));
            return text.append("\n备注：\n\n1、操作技能考试以此表时间开始，两周内结束（节假日除外）。\n").toString();
        }

        private String of(PlannedRound round) {
            StringBuilder row = new StringBuilder("\t").append(digits(round.no()));
            if (!round.occupations().isEmpty()) {
                row.append(gap());
                for (int i = 0; i < round.occupations().size(); i++) {
                    row.append(i == 0 ? "" : any(List.of("、", "\n", "，", "、\n")))
                            .append(round.occupations().get(i));
                }
            }
            Practical practical = round.practical();
            return row.append(gap())
                    .append(date(round.deadline()))
                    .append(gap())
                    .append(date(round.theory()))
                    .append(gap())
                    .append(date(practical.from()))
                    .append(any(NONE_OR_GAP))
                    .append(any(DASHES))
                    .append(any(NONE_OR_GAP))
                    .append(date(practical.to()))
                    .append("\n\n")
                    .toString();
        }

        private String date(LocalDate day) {
            String year = random.nextInt(4) == 0 ? digits(day.getYear()) + "年" : "";
            String inside = random.nextInt(6) == 0 ? "\n" : "";
            return year + digits(day.getMonthValue()) + "月" + inside + digits(day.getDayOfMonth()) + "日";
        }

        private String digits(int number) {
            String plain = Integer.toString(number);
            if (random.nextInt(4) > 0) {
                return plain;
            }
            return plain.chars()
                    .mapToObj(digit -> String.valueOf((char) ('０' + digit - '0')))
                    .reduce("", String::concat);
        }

        private String gap() {
            return any(GAPS);
        }

        private String any(List<String> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
