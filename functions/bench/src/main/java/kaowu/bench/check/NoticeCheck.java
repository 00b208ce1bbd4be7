package kaowu.bench.check;

import static kaowu.bench.check.Violation.Kind.NOT_TOLD;
import static kaowu.bench.check.Violation.Kind.TOLD_TWICE;
import static kaowu.bench.check.Violation.Kind.UNASKED;
import static kaowu.bench.check.Violation.Kind.UNSETTLED;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaowu.table.Item;

/**
 * Nobody is told the same twice, and whoever the ledger says was told was told. A mail that was handed over again because nobody
 * knew whether it had arrived bears the same Message-ID, which makes it one mail; it is counted apart and is no violation.
 */
final class NoticeCheck implements Check {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]");

    /** Words that tell the occasions of text messages apart. */
    private static final Map<String, String> WORDS =
            Map.of("您已报名", "RECEIPT", "资料尚未交齐", "REMINDER", "已获准延期", "REINSTATED", "按照通知规定", "FORFEITED");

    /** How many mails more were taken than there are Message-IDs. */
    static long repeated(Left left) {
        return left.mails().size()
                - left.mails().stream().map(mail -> mail.messageId()).distinct().count();
    }

    /** Notices that were given up because it was not known whether their text message had gone out, for a person to look at. */
    static long givenUp(Left left) {
        return left.notices().stream().filter(NoticeCheck::givenUp).count();
    }

    private static boolean givenUp(Item notice) {
        return notice.text("state").equals("FAILED")
                && notice.findText("channel").equals(java.util.Optional.of("SMS"));
    }

    @Override
    public List<Violation> violations(List<Operation> history, Left left) {
        List<Violation> found = new ArrayList<>(mails(left));
        found.addAll(texts(left));
        found.addAll(claims(left));
        for (Item notice : left.notices()) {
            String name = notice.text("recipient") + " " + notice.text("occasion");
            boolean waiting = notice.text("state").equals("PENDING")
                    && !notice.instant("nextAttemptAt").isAfter(left.at());
            if (waiting || notice.text("state").equals("SENDING")) {
                found.add(new Violation(UNSETTLED, name + " is " + notice.text("state")));
            } else if (notice.text("state").equals("FAILED") && !givenUp(notice)) {
                found.add(new Violation(
                        NOT_TOLD, name + ": " + notice.findText("remark").orElse("")));
            }
        }
        return found;
    }

    private static List<Violation> mails(Left left) {
        List<Violation> found = new ArrayList<>();
        Map<String, Long> taken =
                left.mails().stream().collect(Collectors.groupingBy(mail -> mail.messageId(), Collectors.counting()));
        for (Item notice : left.notices()) {
            String name = notice.text("recipient") + " " + notice.text("occasion");
            String id = "<" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "@kaowu>";
            long times = taken.getOrDefault(id, 0L);
            taken.remove(id);
            if (times > notice.number("attempts")) {
                found.add(new Violation(
                        TOLD_TWICE, name + ": " + times + " mails in " + notice.number("attempts") + " attempts"));
            } else if (times == 0
                    && notice.text("state").equals("SENT")
                    && notice.text("channel").equals("EMAIL")) {
                found.add(new Violation(NOT_TOLD, name + " has no mail"));
            }
        }
        taken.keySet().forEach(id -> found.add(new Violation(UNASKED, "mail " + id + " stands in no ledger")));
        return found;
    }

    private static List<Violation> texts(Left left) {
        List<Violation> found = new ArrayList<>();
        Map<String, Long> taken =
                left.texts().stream().collect(Collectors.groupingBy(text -> of(text.text()), Collectors.counting()));
        Map<String, List<Item>> handedOver = left.notices().stream()
                .filter(notice -> notice.number("attempts") > 0
                        && notice.findText("channel").equals(java.util.Optional.of("SMS")))
                .collect(Collectors.groupingBy(NoticeCheck::of));
        Stream.concat(taken.keySet().stream(), handedOver.keySet().stream())
                .distinct()
                .forEach(told -> {
                    long times = taken.getOrDefault(told, 0L);
                    List<Item> notices = handedOver.getOrDefault(told, List.of());
                    long sent = notices.stream()
                            .filter(notice -> notice.text("state").equals("SENT"))
                            .count();
                    if (times > notices.size()) {
                        found.add(new Violation(TOLD_TWICE, told + ": " + times + " texts of " + notices.size()));
                    } else if (times < sent) {
                        found.add(new Violation(NOT_TOLD, told + ": " + times + " texts of " + sent));
                    }
                });
        return found;
    }

    private static String of(String text) {
        Matcher number = NUMBER.matcher(text);
        return (number.find() ? number.group() : "nobody") + " "
                + WORDS.entrySet().stream()
                        .filter(words -> text.contains(words.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("nothing");
    }

    private static String of(Item notice) {
        return notice.text("recipient").replace("registration/", "") + " "
                + notice.text("kind").replaceFirst("/.*", "");
    }

    /** Each registration has one receipt, and each forfeit and each reinstatement the one notice that was written with it. */
    private static List<Violation> claims(Left left) {
        List<Violation> found = new ArrayList<>();
        Map<String, Long> claimed = new HashMap<>();
        left.notices().forEach(notice -> claimed.merge(of(notice), 1L, Long::sum));
        for (Item registration : left.registrations()) {
            for (String kind : Set.of("RECEIPT", "FORFEITED", "REINSTATED")) {
                String name = registration.text("registrationNo") + " " + kind;
                long times = claimed.getOrDefault(name, 0L);
                long reasons = kind.equals("RECEIPT") ? 1 : RegistrationCheck.events(registration, kind);
                if (times != reasons) {
                    found.add(new Violation(
                            times > reasons ? TOLD_TWICE : NOT_TOLD, name + ": " + times + " notices of " + reasons));
                }
            }
        }
        return found;
    }
}
