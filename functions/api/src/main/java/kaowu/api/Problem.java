package kaowu.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kaowu.door.Answer.Said;
import kaowu.door.Words;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done, as RFC 9457 puts it.
 *
 * @param type a name of the reason: {@code urn:kaowu:problem:} and the code in lower case
 * @param title what kind of problem that status is, in the caller's language
 * @param detail the first reason in the caller's language
 * @param code of the first reason
 * @param refusals every reason
 * @param requestId by which a fault is found in the log; only faults have one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<Said> refusals,
        @Nullable String requestId) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Set<String> MALFORMED = Set.of(
            "NO_JSON",
            "NOT_AN_OBJECT",
            "UNKNOWN_FIELD",
            "IDEMPOTENCY_KEY_INVALID",
            "MALFORMED_FIELD",
            "TEXT_TOO_LONG",
            "REQUEST_TOO_LONG",
            "MISSING_FIELD");

    private static final Set<String> NOT_NOW = Set.of(
            "CLOSED",
            "NOT_YET_OPEN",
            "FULL",
            "SITE_SUSPENDED",
            "SITE_NOT_ACCEPTED",
            "INTAKE_NOT_OPEN",
            "ROUND_CANCELLED",
            "ROUND_POSTPONED",
            "NOTHING_TO_CHOOSE",
            "FORFEITED",
            "WITHDRAWN",
            "ALREADY_ANNOUNCED",
            "FOLLOWED_TOO_OFTEN",
            "NOT_ANNOUNCED",
            "NOT_UPLOADED",
            "SIZE_DIFFERS",
            "TYPE_DIFFERS",
            "TOO_MANY_EVENTS",
            "CHANGED_MEANWHILE");

    private static final Set<String> TOO_OFTEN = Set.of("LOCKED", "TOO_MANY_REQUESTS");

    private static final Set<String> NOBODY = Set.of("UNKNOWN_REGISTRATION", "UNKNOWN_FOLLOWER");

    private static final Map<Integer, String> CODES = Map.of(
            401, "UNAUTHORIZED",
            404, "NOT_FOUND",
            405, "METHOD_NOT_ALLOWED",
            406, "NOT_ACCEPTABLE",
            413, "CONTENT_TOO_LARGE",
            414, "URI_TOO_LONG",
            415, "UNSUPPORTED_MEDIA_TYPE",
            431, "HEADERS_TOO_LARGE");

    /**
     * Of refusals by a function.
     *
     * @param absent the code that says that there is nothing at this address; empty if none does
     */
    static Problem of(List<Said> refusals, String absent, String lang) {
        List<Said> told =
                refusals.stream().map(refusal -> outward(refusal, lang)).toList();
        Said first = told.get(0);
        return of(
                first.code().equals(absent) ? 404 : status(first.code()),
                first.message(),
                first.code(),
                told,
                null,
                lang);
    }

    /** Of an address whose last part names something that there is not. */
    static Problem unknown(String code, String name, String lang) {
        String detail = Words.in(lang).sentence(code, List.of(name));
        return of(404, detail, code, List.of(new Said(code, "", detail)), null, lang);
    }

    /** Of what a function was never asked, by its status alone; a status of which we have nothing to say counts as 400. */
    static Problem of(int status, String lang) {
        int known = CODES.containsKey(status) ? status : 400;
        String code = CODES.getOrDefault(known, "BAD_REQUEST");
        String detail = Sentences.in(lang, code);
        return of(known, detail, code, List.of(new Said(code, "", detail)), null, lang);
    }

    /** Of a fault, about which nothing is said but where to look. */
    static Problem fault(String requestId, String lang) {
        String detail = Sentences.in(lang, "FAULT", requestId);
        return of(500, detail, "FAULT", List.of(new Said("FAULT", "", detail)), requestId, lang);
    }

    private static Problem of(
            int status, String detail, String code, List<Said> refusals, @Nullable String requestId, String lang) {
        String type = "urn:kaowu:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(type, Sentences.in(lang, "TITLE_" + status), status, detail, code, refusals, requestId);
    }

    /**
     * A refusal in the terms of HTTP. The API is open to everybody, and nobody is to learn from it whether somebody else is
     * registered.
     */
    private static Said outward(Said refusal, String lang) {
        return switch (refusal.code()) {
            case "ALREADY_REGISTERED", "EXAM_SAME_DAY" ->
                new Said("DOCUMENT_NOT_FREE", "candidate.documentNo", Sentences.in(lang, "DOCUMENT_NOT_FREE"));
            // Here the key is a header.
            case "IDEMPOTENCY_KEY_INVALID", "IDEMPOTENCY_KEY_REUSED" ->
                new Said(refusal.code(), RegistrationResource.IDEMPOTENCY_KEY, refusal.message());
            default -> refusal;
        };
    }

    /** Every code whose status is written down here. */
    static List<String> sorted() {
        return Stream.of(MALFORMED, NOT_NOW, TOO_OFTEN, NOBODY)
                .flatMap(Set::stream)
                .sorted()
                .toList();
    }

    private static int status(String code) {
        if (MALFORMED.contains(code)) {
            return 400;
        } else if (NOBODY.contains(code)) {
            return 404;
        } else if (NOT_NOW.contains(code)) {
            return 409;
        }
        return TOO_OFTEN.contains(code) ? 429 : 422;
    }
}
