package kaowu.candidate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Result;
import org.apache.commons.validator.routines.EmailValidator;
import org.jspecify.annotations.Nullable;

/**
 * Who registers, checked and normalised. All of it is personal: it leaves this class encrypted or masked.
 *
 * @param documentNo in capitals, without blanks
 * @param phone E.164, such as {@code +8613800138000}
 * @param email absent where none was left
 */
public record Candidate(
        String name,
        DocumentType documentType,
        String documentNo,
        String phone,
        @Nullable String email) {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final String HOME = "CN";

    /** Without the quoted parts and literal addresses that RFC 5322 allows: mail servers do not take them. */
    private static final String PLAIN_ADDRESS = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+";

    /** One number and nothing beside it, since whatever stood there would be dropped. */
    private static final String PLAIN_PHONE = "\\+?[0-9 ()\\-]+";

    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 50;

    /** Checks what somebody typed, at a given day; all that is wrong is said at once, with fields as in this record. */
    public static Result<Candidate> check(
            String name,
            String documentType,
            String documentNo,
            String phone,
            @Nullable String email,
            LocalDate today) {
        List<Refusal> problems = new ArrayList<>();
        String cleanName = tidy(name);
        nameProblem(cleanName).ifPresent(problems::add);
        String number = normal(documentNo);
        Optional<DocumentType> type = type(documentType);
        if (type.isEmpty()) {
            problems.add(
                    Refusal.of("DOCUMENT_TYPE_UNKNOWN", "documentType", List.of((Object[]) DocumentType.values())));
        } else {
            documentProblem(type.get(), number, today).ifPresent(problems::add);
        }
        Optional<String> mobile = mobile(phone);
        if (mobile.isEmpty()) {
            problems.add(Refusal.of("PHONE_INVALID", "phone"));
        }
        String mail = email == null || email.isBlank() ? null : email.strip();
        if (mail != null && !isAddress(mail)) {
            problems.add(Refusal.of("EMAIL_INVALID", "email"));
        }
        if (!problems.isEmpty()) {
            return Result.refused(
                    problems.stream().map(problem -> problem.under("candidate")).toList());
        }
        return Result.done(new Candidate(cleanName, type.orElseThrow(), number, mobile.orElseThrow(), mail));
    }

    /** Blanks of every width become one plain blank: Chinese keyboards type a full-width one. */
    private static String tidy(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }

    /** Full-width characters become plain ones, small letters capitals, and blanks go. */
    private static String normal(String documentNo) {
        return Normalizer.normalize(documentNo, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    private static Optional<DocumentType> type(String name) {
        for (DocumentType type : DocumentType.values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> nameProblem(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < SHORTEST_NAME || length > LONGEST_NAME) {
            return Optional.of(Refusal.of("NAME_LENGTH", "name", SHORTEST_NAME, LONGEST_NAME));
        }
        // Letters of any script with their marks, and what joins the parts of a name: 阿卜杜拉·买买提, O'Neill, Jean-Luc, St.
        // John.
        return name.matches("[\\p{L}\\p{M}·•‧ .'’-]+") && name.codePoints().anyMatch(Character::isLetter)
                ? Optional.empty()
                : Optional.of(Refusal.of("NAME_CHARACTERS", "name"));
    }

    private static Optional<Refusal> documentProblem(DocumentType type, String number, LocalDate today) {
        if (type.isCitizenNumber()) {
            boolean fromOutside = number.matches("8[123].*");
            if (fromOutside != (type == DocumentType.HK_MACAO_TAIWAN_RESIDENCE) && number.length() == 18) {
                return Optional.of(Refusal.of("DOCUMENT_FORMAT", "documentNo"));
            }
            return ResidentId.problem(number, today);
        }
        return type.fits(number) ? Optional.empty() : Optional.of(Refusal.of("DOCUMENT_FORMAT", "documentNo"));
    }

    /** The number in E.164, if a text message can reach it. */
    public static Optional<String> mobile(String phone) {
        String plain = Normalizer.normalize(phone, Normalizer.Form.NFKC).strip();
        if (!plain.matches(PLAIN_PHONE)) {
            return Optional.empty();
        }
        try {
            var number = PHONES.parse(plain, HOME);
            PhoneNumberType type = PHONES.getNumberType(number);
            boolean mobile = type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
            return mobile && PHONES.isValidNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    /** Whether a mail server would take it. */
    static boolean isAddress(String email) {
        return email.matches(PLAIN_ADDRESS) && EmailValidator.getInstance().isValid(email);
    }

    /** Empty where the document does not tell. */
    @JsonIgnore
    public Optional<LocalDate> birthDate() {
        return documentType.isCitizenNumber() ? ResidentId.birthDate(documentNo) : Optional.empty();
    }

    @JsonIgnore
    public Contact contact() {
        return new Contact(Optional.of(phone), Optional.ofNullable(email));
    }

    /** Name, document, phone and e-mail such that she recognises them and nobody else learns them. */
    public Map<String, String> masked() {
        Map<String, String> masked = new LinkedHashMap<>();
        int[] letters = name.codePoints().toArray();
        String last = letters.length > 2 ? Character.toString(letters[letters.length - 1]) : "";
        masked.put("name", Character.toString(letters[0]) + "*".repeat(Math.max(1, letters.length - 2)) + last);
        masked.put("documentType", documentType.name());
        masked.put(
                "documentNo", mask(documentNo, Math.min(3, documentNo.length() / 4), documentNo.length() > 8 ? 2 : 1));
        masked.put("phone", maskedPhone(phone));
        if (email != null) {
            masked.put("email", maskedEmail(email));
        }
        return masked;
    }

    static String maskedPhone(String phone) {
        return mask(phone, Math.max(3, phone.length() - 8), 4);
    }

    static String maskedEmail(String email) {
        int at = email.lastIndexOf('@'); // A quoted local part may have one, too.
        return email.charAt(0) + "***" + email.substring(at);
    }

    private static String mask(String text, int head, int tail) {
        return text.substring(0, head) + "*".repeat(text.length() - head - tail) + text.substring(text.length() - tail);
    }

    @Override
    public String toString() {
        return "Candidate" + masked();
    }
}
