package kaowu.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.schedule.NoticeText.Line;

/**
 * Reads the rows of a timetable. A row is its number, its occupations where the table has that column, the deadline, the theory
 * day, and the first and last practical day with a dash between. Cells may be broken over lines and set off by tabs, blanks or
 * line ends; the dash is one of － — – ‐ - ~ 至 到. What stands in a row and is none of this is refused with its line.
 */
final class TimetableReader {

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})(?![\\d月年])[.、]?");
    private static final Pattern DATE = Pattern.compile("(?:(\\d{4})\\s*年\\s*)?(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日");
    private static final Pattern DASH = Pattern.compile("[-‐—–―─−~〜至到]+");
    private static final Pattern BLANK = Pattern.compile("[\\s|\\u200B\\uFEFF]*");
    private static final Pattern BETWEEN_OCCUPATIONS = Pattern.compile("[、,;/|\\s]+");

    /** A date that seems to lie so far before the one it follows is meant to be in the next year. */
    private static final int YEAR_TURNS = 180;

    private final List<Line> lines;
    private final List<Integer> starts = new ArrayList<>();
    private final String text;
    private final LocalDate before;
    private final boolean withOccupations;
    private int at;

    /** @param before a day that no deadline lies more than half a year before; it settles the year of the first */
    TimetableReader(List<Line> body, LocalDate before, boolean withOccupations) {
        this.lines = body;
        this.before = before;
        this.withOccupations = withOccupations;
        StringBuilder joined = new StringBuilder();
        for (Line line : body) {
            starts.add(joined.length());
            joined.append(line.text()).append('\n');
        }
        this.text = joined.toString();
    }

    /** What stands above the first row. */
    static String headerOf(List<Line> body) {
        StringBuilder header = new StringBuilder();
        for (Line line : body) {
            if (startsRow(line)) {
                break;
            }
            header.append(line.text());
        }
        return header.toString();
    }

    private static boolean startsRow(Line line) {
        return NUMBER.matcher(line.text().strip()).lookingAt();
    }

    /** A row that cannot be read; it stays within this class. */
    private static final class Unreadable extends Exception {

        private final transient Refusal refusal;

        Unreadable(Refusal refusal) {
            super(refusal.code(), null, false, false);
            this.refusal = refusal;
        }
    }

    Result<List<PlannedRound>> read() {
        int first = 0;
        while (first < lines.size() && !startsRow(lines.get(first))) {
            first++;
        }
        if (first == lines.size()) {
            return Result.refused(List.of(lines.get(0).refusal("EMPTY_TABLE")));
        }
        at = starts.get(first);
        try {
            List<PlannedRound> rounds = new ArrayList<>();
            for (skipBlank(); at < text.length(); skipBlank()) {
                rounds.add(row(rounds));
            }
            return Result.done(rounds);
        } catch (Unreadable unreadable) {
            return Result.refused(List.of(unreadable.refusal));
        }
    }

    private PlannedRound row(List<PlannedRound> rounds) throws Unreadable {
        int start = at;
        Matcher number = next(NUMBER, "BAD_ROW");
        int no = Integer.parseInt(number.group(1));
        if (no != rounds.size() + 1) {
            throw unreadable("ROW_OUT_OF_SEQUENCE", start);
        }
        List<String> occupations = occupations();
        LocalDate deadline =
                date(rounds.isEmpty() ? before : rounds.get(rounds.size() - 1).deadline());
        LocalDate theory = date(deadline);
        LocalDate from = date(theory);
        next(DASH, "INCOMPLETE_ROW");
        skipBlank();
        int last = at;
        LocalDate to = date(from);
        if (to.isBefore(from)) {
            throw unreadable("WINDOW_ENDS_BEFORE_START", last);
        }
        return new PlannedRound(no, occupations, null, deadline, theory, new Practical(from, to));
    }

    private List<String> occupations() throws Unreadable {
        skipBlank();
        Matcher date = DATE.matcher(text);
        if (!date.find(at)) {
            throw unreadable("INCOMPLETE_ROW", at);
        }
        String cell = text.substring(at, date.start());
        List<String> names = Stream.of(BETWEEN_OCCUPATIONS.split(cell))
                .filter(name -> !name.isBlank())
                .toList();
        // A bare number is the next row's: this row has no dates.
        if (names.isEmpty() == withOccupations || names.stream().anyMatch(name -> name.matches("\\d+"))) {
            throw unreadable(withOccupations ? "INCOMPLETE_ROW" : "BAD_ROW", at);
        }
        at = date.start();
        return names;
    }

    private LocalDate date(LocalDate follows) throws Unreadable {
        skipBlank();
        int start = at;
        Matcher found = next(DATE, "INCOMPLETE_ROW");
        try {
            int month = Integer.parseInt(found.group(2));
            int day = Integer.parseInt(found.group(3));
            if (found.group(1) != null) {
                return LocalDate.of(Integer.parseInt(found.group(1)), month, day);
            }
            // A leap day counts as the day before it here, since the year at hand may have none.
            LocalDate thisYear = MonthDay.of(month, day).atYear(follows.getYear());
            boolean turns = ChronoUnit.DAYS.between(thisYear, follows) > YEAR_TURNS;
            return LocalDate.of(follows.getYear() + (turns ? 1 : 0), month, day);
        } catch (DateTimeException noSuchDay) {
            throw unreadable("BAD_DATE", start);
        }
    }

    private Matcher next(Pattern pattern, String otherwise) throws Unreadable {
        skipBlank();
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            throw unreadable(otherwise, at);
        }
        at = matcher.end();
        return matcher;
    }

    private void skipBlank() {
        Matcher blank = BLANK.matcher(text).region(at, text.length());
        if (blank.lookingAt()) {
            at = blank.end();
        }
    }

    private Unreadable unreadable(String code, int position) {
        int line = 0;
        while (line + 1 < starts.size() && starts.get(line + 1) <= position) {
            line++;
        }
        return new Unreadable(lines.get(line).refusal(code));
    }
}
