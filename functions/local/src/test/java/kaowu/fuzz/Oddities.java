package kaowu.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts, JSON and pieces of addresses as nobody in his right mind would send them. */
final class Oddities {

    private Oddities() {}

    /** Any text, among it what has broken other programs. */
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "\u0000",
                        "\ud800",
                        "\udfff\ud800",
                        "育婴员",
                        "😀😀",
                        "\u202e\u2066",
                        "\ufeff",
                        "İıſK",
                        "../../etc",
                        "' OR 1=1 --",
                        "<script>alert(1)</script>",
                        "${jndi:ldap://x}",
                        "%s%n%x",
                        "{0}{1",
                        "2020-05-29",
                        "+86 138 0013 8001",
                        "５１０１０４",
                        "\r\nSet-Cookie: a=b",
                        "a".repeat(256),
                        "a".repeat(1_001),
                        "育".repeat(1_000),
                        "x".repeat(60_000)),
                Arbitraries.strings().all().ofMaxLength(30),
                Arbitraries.strings().ascii().ofMaxLength(60));
    }

    /** Any JSON value, as text. */
    static Arbitrary<String> json() {
        Arbitrary<String> scalars = Arbitraries.oneOf(
                texts().map(Oddities::quoted),
                Arbitraries.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-0",
                        "5",
                        "1e999",
                        "-1e-999",
                        "1.5",
                        "9223372036854775808",
                        "9".repeat(1_100),
                        "1e1000000000",
                        "\"\\ud800\"",
                        "\"\\u0000\"",
                        "[]",
                        "{}"),
                Arbitraries.integers().map(String::valueOf));
        return Arbitraries.lazyOf(
                () -> scalars,
                () -> scalars,
                () -> scalars,
                () -> scalars.list().ofMaxSize(4).map(values -> "[" + String.join(",", values) + "]"),
                () -> Arbitraries.of(
                        "[".repeat(600) + "]".repeat(600),
                        "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500),
                        "[".repeat(20_000)),
                () -> Combinators.combine(texts(), scalars)
                        .as((name, value) -> "{" + quoted(name) + ":" + value + "," + quoted(name) + ":1}"));
    }

    /** A text as a JSON string: everything that is not plain ASCII as an escape, so that halves of pairs survive. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /** A part of a path or of a query, encoded as it should be, or as it should not. */
    static Arbitrary<String> parts() {
        return Arbitraries.oneOf(
                texts().filter(text -> text.length() < 2_000)
                        .map(text ->
                                URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")),
                Arbitraries.of(
                        "%00",
                        "%2F",
                        "%2e%2e",
                        "%c3%28",
                        "%ff",
                        "%ed%a0%80",
                        ";a=b",
                        "x;y",
                        "%3B",
                        "%25%25",
                        "+",
                        "&",
                        "a=b",
                        "*",
                        "@",
                        "%0d%0aX:%20y",
                        "a".repeat(3_000)));
    }

    /** What may stand in a header: visible characters. */
    static Arbitrary<String> headerValues() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "*",
                        "*/*",
                        ";;;",
                        ",,,",
                        "q=0",
                        "\"",
                        "W/",
                        "application/json",
                        "application/json; charset=utf-16",
                        "application/json; charset=nope",
                        "application/problem+json",
                        "text/html, */*;q=0.1",
                        "text/calendar",
                        "a/b/c",
                        "/",
                        "en;q=nope",
                        "en-US,en;q=0.9",
                        "zh-Hant-TW;q=1.001",
                        "*;q=0",
                        "Bearer",
                        "Bearer ,",
                        "bearer abc",
                        "Basic dTpw",
                        "\"a\",\"b\"",
                        "a".repeat(200),
                        "a".repeat(6_000)),
                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(40));
    }

    static Arbitrary<Tuple.Tuple2<String, String>> headers() {
        return Combinators.combine(
                        Arbitraries.of(
                                "Accept",
                                "Accept-Language",
                                "Accept-Encoding",
                                "Content-Type",
                                "Authorization",
                                "If-None-Match",
                                "If-Match",
                                "If-Modified-Since",
                                "Idempotency-Key",
                                "Range",
                                "Origin",
                                "Cookie",
                                "X-Forwarded-For",
                                "X-Forwarded-Host",
                                "Forwarded",
                                "X-HTTP-Method-Override",
                                "CloudFront-Viewer-Address",
                                "X-Kaowu-Edge"),
                        headerValues())
                .as(Tuple::of);
    }
}
