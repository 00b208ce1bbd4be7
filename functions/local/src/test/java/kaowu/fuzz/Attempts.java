package kaowu.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Makes requests out of the OpenAPI document: right in most places, and wrong somewhere. */
final class Attempts {

    /** How seldom something is odd that has many neighbours which may be odd as well. */
    private static final int ONE_IN = 40;

    private static final int REGISTERING = 4;

    private final JsonNode document;
    private final Known known;

    Attempts(JsonNode document, Known known) {
        this.document = document;
        this.known = known;
    }

    /** @param bearers access codes by registration number */
    record Known(Map<String, List<String>> values, List<Tuple2<String, String>> bearers) {}

    private record Operation(String method, String path, JsonNode about) {}

    Arbitrary<Attempt> all() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        // What comes of registering takes the longest way through the house.
        operations.stream()
                .filter(operation ->
                        operation.about().path("operationId").asText().equals("register"))
                .toList()
                .forEach(register -> operations.addAll(Collections.nCopies(REGISTERING, register)));
        return Arbitraries.of(operations).flatMap(this::attempts);
    }

    private Arbitrary<Attempt> attempts(Operation operation) {
        return Arbitraries.of(known.bearers()).flatMap(own -> {
            Arbitrary<String> method = rarely(
                    Arbitraries.just(operation.method()),
                    Arbitraries.of(
                            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", "PROPFIND"));
            return Combinators.combine(
                            method,
                            paths(operation, own),
                            queries(operation),
                            headers(operation, own),
                            bodies(operation))
                    .as((verb, path, query, headers, body) ->
                            new Attempt(verb, path + query, headers, new String(body, StandardCharsets.ISO_8859_1)));
        });
    }

    private static <T> Arbitrary<T> rarely(Arbitrary<T> mostly, Arbitrary<T> sometimes) {
        return Arbitraries.frequencyOf(Tuple.of(ONE_IN - 1, mostly), Tuple.of(1, sometimes));
    }

    private Arbitrary<String> paths(Operation operation, Tuple2<String, String> own) {
        List<Arbitrary<String>> segments = Stream.of(
                        operation.path().substring(1).split("/", -1))
                .map(segment -> segment.startsWith("{")
                        ? values(segment.substring(1, segment.length() - 1), own)
                        : rarely(Arbitraries.just(segment), Oddities.parts()))
                .toList();
        return Combinators.combine(segments).as(parts -> "/" + String.join("/", parts));
    }

    /** A value for a parameter of that name. */
    private Arbitrary<String> values(String name, Tuple2<String, String> own) {
        List<String> right = name.equals("registrationNo")
                ? List.of(own.get1())
                : known.values().getOrDefault(name, List.of("x"));
        return Arbitraries.frequencyOf(
                Tuple.of(
                        5,
                        Arbitraries.of(right)
                                .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8)
                                        .replace("+", "%20"))),
                Tuple.of(1, Oddities.parts()));
    }

    private Arbitrary<String> queries(Operation operation) {
        List<String> names = new ArrayList<>(List.of("nope"));
        operation.about().path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
                names.add(parameter.path("name").asText());
                names.add(parameter.path("name").asText());
            }
        });
        Arbitrary<String> pair = Arbitraries.of(names)
                .flatMap(name -> Arbitraries.oneOf(
                                Arbitraries.of(known.values().getOrDefault(name, List.of("x")))
                                        .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8)),
                                Oddities.parts())
                        .map(value -> name + "=" + value));
        return pair.list().ofMaxSize(2).map(pairs -> pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    }

    private Arbitrary<List<Tuple2<String, String>>> headers(Operation operation, Tuple2<String, String> own) {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.just(List.<Tuple2<String, String>>of())),
                        Tuple.of(1, Oddities.headers().list().ofMinSize(1).ofMaxSize(5)))
                .map(odd -> {
                    List<Tuple2<String, String>> headers = new ArrayList<>();
                    if (operation.about().has("requestBody")) {
                        headers.add(Tuple.of("Content-Type", "application/json"));
                    }
                    if (operation.about().has("security")) {
                        headers.add(Tuple.of("Authorization", "Bearer " + own.get2()));
                    }
                    headers.addAll(odd);
                    return headers;
                });
    }

    private Arbitrary<byte[]> bodies(Operation operation) {
        JsonNode schema = operation.about().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return Arbitraries.just(new byte[0]);
        }
        Arbitrary<byte[]> shaped = object(resolved(schema)).map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.frequencyOf(
                Tuple.of(12, shaped),
                Tuple.of(1, Oddities.json().map(text -> text.getBytes(StandardCharsets.UTF_8))),
                Tuple.of(
                        1,
                        Combinators.combine(shaped, Arbitraries.integers().between(0, 400))
                                .as((body, end) -> Arrays.copyOf(body, Math.min(body.length, end)))),
                Tuple.of(
                        1,
                        Combinators.combine(shaped, Arbitraries.of("{}", " x", "\u0000", ",", "]"))
                                .as((body, more) -> (new String(body, StandardCharsets.UTF_8) + more)
                                        .getBytes(StandardCharsets.UTF_8))),
                Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(200)),
                Tuple.of(
                        1,
                        shaped.map(
                                body -> new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16))));
    }

    private JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asText();
        return ref.isEmpty() ? schema : document.at(ref.substring(1));
    }

    /** An object of that schema: every field mostly right, sometimes odd, sometimes left out, sometimes there twice. */
    private Arbitrary<String> object(JsonNode schema) {
        List<Arbitrary<String>> fields = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            Arbitrary<String> right = resolved(property.getValue()).has("properties")
                    ? object(resolved(property.getValue()))
                    : Arbitraries.of(known.values().getOrDefault(name, List.of("x")))
                            .map(value -> value.matches("[0-9]{1,4}") && !name.equals("condition")
                                    ? value
                                    : Oddities.quoted(value));
            Arbitrary<String> field = Arbitraries.frequencyOf(Tuple.of(ONE_IN, right), Tuple.of(1, Oddities.json()))
                    .map(value -> Oddities.quoted(name) + ":" + value);
            fields.add(Arbitraries.frequencyOf(
                    Tuple.of(2 * ONE_IN, field),
                    Tuple.of(1, Arbitraries.just("")),
                    Tuple.of(1, field.list().ofSize(2).map(twice -> String.join(",", twice)))));
        });
        fields.add(rarely(
                Arbitraries.just(""),
                Combinators.combine(
                                Arbitraries.oneOf(
                                        Arbitraries.of("lang", "accessCode", "idempotencyKey", "address", "__proto__"),
                                        Oddities.texts()),
                                Oddities.json())
                        .as((name, value) -> Oddities.quoted(name) + ":" + value)));
        return Combinators.combine(fields)
                .as(parts -> "{"
                        + String.join(
                                ",",
                                parts.stream().filter(part -> !part.isEmpty()).toList()) + "}");
    }
}
