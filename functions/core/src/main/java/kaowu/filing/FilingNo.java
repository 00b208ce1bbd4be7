package kaowu.filing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a filing: {@code 2020h2-daily-13/sz-01/1}.
 *
 * @param no counts the filings of the site for that round from 1
 */
public record FilingNo(String roundId, String siteId, int no) {

    private static final Pattern TEXT = Pattern.compile("([^/]+)/([^/]+)/([1-9][0-9]{0,5})");

    /** Empty for a text that is no such number. */
    public static Optional<FilingNo> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new FilingNo(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return roundId + "/" + siteId + "/" + no;
    }
}
