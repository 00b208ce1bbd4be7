package kaowu.schedule;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaowu.door.Refusal;
import kaowu.door.Result;

/**
 * A notice as plain text: its number, its timetables, and what it leaves to be announced. Full-width characters are read as plain
 * ones; dashes, blanks and broken cells as the tables take them, see {@link TimetableReader}.
 */
final class NoticeText {

    private static final Pattern DOCUMENT = Pattern.compile("\\S*[〔\\[(]\\d{4}[〕\\])]\\d+号");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)([1-9]\\d{3})\\s*年\\s*([上下]半年)?");
    private static final Pattern UNDATED = Pattern.compile("([\\p{IsHan}、]+)时间(?:待[^。；]*?)?另行(?:通知|发布|公布)");
    private static final Pattern ANNEX = Pattern.compile("附件\\s*\\d*\\s*[:：、]?");
    private static final String ZONE = "Asia/Shanghai";
    private static final String END_OF_DAY = "24:00";

    private NoticeText() {}

    /**
     * What a notice says.
     *
     * @param toBeAnnounced what it says will be announced without a date yet (另行通知)
     */
    record Reading(List<Plan> plans, List<String> toBeAnnounced) {}

    static Result<Reading> read(String text) {
        List<Line> lines = lines(text);
        List<Plan> plans = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!isHeader(lines.get(i))) {
                continue;
            }
            Result<Plan> plan = plan(lines, i, source(lines), ids);
            if (plan instanceof Result.Refused<Plan> refused) {
                return Result.refused(refused.refusals());
            }
            plan.then(read -> {
                plans.add(read);
                return Result.done(read);
            });
        }
        return plans.isEmpty()
                ? Result.refused(List.of(lines.get(0).refusal("NO_TIMETABLE")))
                : Result.done(reading(plans, toBeAnnounced(lines)));
    }

    /** A notice leaves to be announced what is examined by the whole province, so it goes with the first plan of that kind. */
    private static Reading reading(List<Plan> plans, List<String> toBeAnnounced) {
        Plan unified = plans.stream()
                .filter(plan -> plan.kind() == PlanKind.UNIFIED)
                .findFirst()
                .orElse(plans.get(0));
        return new Reading(
                plans.stream()
                        .map(plan -> plan.equals(unified) ? plan.leaving(toBeAnnounced) : plan)
                        .toList(),
                toBeAnnounced);
    }

    private static List<Line> lines(String text) {
        String[] raw = text.split("\\R", -1);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < raw.length; i++) {
            lines.add(new Line(i + 1, Normalizer.normalize(raw[i], Normalizer.Form.NFKC)));
        }
        return lines;
    }

    private static boolean isHeader(Line line) {
        return line.text().strip().startsWith("序号");
    }

    private static String source(List<Line> lines) {
        for (Line line : lines) {
            Matcher matcher = DOCUMENT.matcher(line.text());
            if (matcher.find()) {
                return matcher.group()
                        .replace('(', '〔')
                        .replace(')', '〕')
                        .replace('[', '〔')
                        .replace(']', '〕');
            }
        }
        return "";
    }

    private static Result<Plan> plan(List<Line> lines, int header, String source, Map<String, Integer> ids) {
        List<Line> heading = heading(lines, header);
        String title = String.join(
                "", heading.stream().map(line -> line.text().strip()).toList());
        Matcher named = YEAR.matcher(title);
        if (!named.find()) {
            return Result.refused(List.of(lines.get(header).refusal("NO_YEAR")));
        }
        List<Line> body = body(lines, header);
        boolean withOccupations = TimetableReader.headerOf(body).contains("职业");
        PlanKind kind = kind(title, withOccupations);
        int year = Integer.parseInt(named.group(1));
        String half = named.group(2) == null ? "" : named.group(2).startsWith("上") ? "h1" : "h2";
        String id = year + half + "-" + kind.name().toLowerCase(Locale.ROOT);
        int same = ids.merge(id, 1, Integer::sum);
        // For exams in January people register in December: the first deadline of a first half may lie in the year
        // before.
        LocalDate before = half.equals("h1") ? LocalDate.of(year - 1, 12, 31) : LocalDate.of(year, 1, 1);
        return new TimetableReader(body, before, withOccupations)
                .read()
                .then(rounds -> Result.done(new Plan(
                        same == 1 ? id : id + "-" + same, kind, title, source, ZONE, END_OF_DAY, rounds, null)));
    }

    /** The lines right above a table's header, down from the last blank line or the word 附件. */
    private static List<Line> heading(List<Line> lines, int header) {
        List<Line> heading = new ArrayList<>();
        for (int i = header - 1; i >= 0; i--) {
            String text = lines.get(i).text().strip();
            boolean blank = text.isEmpty();
            if (ANNEX.matcher(text).matches() || (blank && !heading.isEmpty())) {
                break;
            } else if (!blank) {
                heading.add(0, lines.get(i));
            }
        }
        return heading;
    }

    private static List<Line> body(List<Line> lines, int header) {
        List<Line> body = new ArrayList<>(List.of(lines.get(header)));
        for (int i = header + 1; i < lines.size(); i++) {
            String text = lines.get(i).text().strip();
            if (text.startsWith("备注") || text.startsWith("注:") || text.startsWith("附件") || isHeader(lines.get(i))) {
                break;
            }
            body.add(lines.get(i));
        }
        return body;
    }

    private static PlanKind kind(String title, boolean withOccupations) {
        if (title.contains("统考")) {
            return PlanKind.UNIFIED;
        } else if (title.contains("日常")) {
            return PlanKind.DAILY;
        } else if (title.contains("专项")) {
            return PlanKind.SPECIAL;
        }
        return withOccupations ? PlanKind.UNIFIED : PlanKind.DAILY;
    }

    private static List<String> toBeAnnounced(List<Line> lines) {
        Set<String> names = new LinkedHashSet<>();
        for (Line line : lines) {
            Matcher matcher = UNDATED.matcher(line.text());
            while (matcher.find()) {
                String what = matcher.group(1).replaceFirst("^年", "").replaceFirst("^全省", "");
                names.addAll(List.of(what.replaceFirst("^统考(?=.)", "").split("、")));
            }
        }
        return List.copyOf(names);
    }

    /**
     * One line of the text.
     *
     * @param no from 1
     */
    record Line(int no, String text) {

        private static final int EXCERPT = 40;

        /** Names the line and shows its beginning. */
        Refusal refusal(String code) {
            String stripped = text.strip();
            return Refusal.of(
                    code, "text", no, stripped.length() > EXCERPT ? stripped.substring(0, EXCERPT) + "…" : stripped);
        }
    }
}
