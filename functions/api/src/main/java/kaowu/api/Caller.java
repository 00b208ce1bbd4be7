package kaowu.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaowu.door.Call;
import kaowu.door.Words;
import org.jspecify.annotations.Nullable;

/** Who is calling, as the headers of a request say it: in which language, with which access code, from where. */
@RequestScoped
public class Caller {

    static final String EDGE_SECRET = "X-Kaowu-Edge";

    /** The syntax of RFC 6750. */
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*) *");

    private final CurrentVertxRequest current;
    private final ApiSettings settings;

    Caller(CurrentVertxRequest current, ApiSettings settings) {
        this.current = current;
        this.settings = settings;
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }

    /** The one of our languages that she likes best. */
    String lang() {
        return lang(request());
    }

    static String lang(HttpServerRequest request) {
        // Several fields are one list; the gateway's binding makes several out of one.
        String accepted = String.join(",", request.headers().getAll("Accept-Language"));
        try {
            return Locale.LanguageRange.parse(accepted).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-", 2)[0])
                    .filter(language -> language.matches("zh|en|\\*"))
                    .findFirst()
                    .filter("en"::equals)
                    .map(english -> Words.ENGLISH)
                    .orElse(Words.CHINESE);
        } catch (IllegalArgumentException | IndexOutOfBoundsException nothingToGoBy) {
            // The second is how the JDK takes a lone dash.
            return Words.CHINESE;
        }
    }

    /** The path as it was sent; the framework's own word for it decodes it twice, and fails at some. */
    String path() {
        return Optional.ofNullable(request().path()).orElse("");
    }

    /** A call in her language that holds what was said in the address and the headers. */
    <T> Call<T> call(T request) {
        return Call.checked(request, lang());
    }

    /** A call that holds the parameters behind the question mark, read as strictly as a body. */
    <T> Call<T> query(Class<T> type) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        MultiMap parameters = parameters();
        for (String name : parameters.names()) {
            List<String> values = parameters.getAll(name);
            if (values.size() == 1) {
                given.put(name, values.get(0));
            } else {
                ArrayNode all = given.putArray(name);
                values.forEach(all::add);
            }
        }
        return Call.read(given.toString().getBytes(StandardCharsets.UTF_8), type, lang());
    }

    private MultiMap parameters() {
        try {
            return request().params();
        } catch (IllegalArgumentException wronglyEncoded) {
            throw new BadRequestException(wronglyEncoded);
        }
    }

    /** Whether she has the very thing already ({@code If-None-Match}); as RFC 9110 wants it, a weak tag will do. */
    boolean has(EntityTag tag) {
        return request().headers().getAll("If-None-Match").stream()
                .flatMap(tags -> Stream.of(tags.split(",", -1)))
                .map(String::strip)
                .anyMatch(known ->
                        known.equals("*") || known.replaceFirst("^W/", "").equals("\"" + tag.getValue() + "\""));
    }

    /**
     * The access code.
     *
     * @throws NotAuthorizedException if there is none, or none that could be one
     */
    String bearer() {
        return request().headers().getAll("Authorization").stream()
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new NotAuthorizedException("Bearer realm=\"kaowu\""));
    }

    /** A header that stands once; the gateway's binding makes several out of one that has commas. */
    @Nullable
    String header(String name) {
        List<String> values = request().headers().getAll(name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    /** Her network address, if it is known: as the edge says, or else who is connected. */
    Optional<String> address() {
        return settings.addressHeader()
                .filter(header -> comesFromTheEdge())
                .flatMap(header -> Optional.ofNullable(request().getHeader(header)))
                .map(Caller::withoutPort)
                .or(() -> Optional.ofNullable(request().remoteAddress()).map(SocketAddress::hostAddress));
    }

    private boolean comesFromTheEdge() {
        return settings.edgeSecret()
                .map(secret -> MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8),
                        Optional.ofNullable(request().getHeader(EDGE_SECRET))
                                .orElse("")
                                .getBytes(StandardCharsets.UTF_8)))
                .orElse(true);
    }

    /** CloudFront writes the port behind an address of version 6 without putting the address in brackets. */
    private static String withoutPort(String addressAndPort) {
        int colon = addressAndPort.lastIndexOf(':');
        String address = colon < 0 ? addressAndPort : addressAndPort.substring(0, colon);
        return address.replaceAll("[\\[\\]]", "").strip();
    }
}
