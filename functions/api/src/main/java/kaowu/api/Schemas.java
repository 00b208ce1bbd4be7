package kaowu.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import kaowu.candidate.DocumentType;
import kaowu.eligibility.MaterialKind;
import kaowu.follower.FollowerFunctions.Followed;
import kaowu.registration.RegistrationFunctions.Confirmed;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationFunctions.Submitted;
import kaowu.schedule.PlanFunctions.Rounds;
import kaowu.signin.SignInFunctions.CodeSent;
import kaowu.signin.SignInFunctions.SignedIn;
import kaowu.site.SiteFunctions.Sites;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Completes the schemas: what must be there, as the records' own nullness says, that a body may have nothing else, which words a
 * text may be, and examples from where the API is at home.
 */
final class Schemas {

    private static final Map<String, Class<?>> BODIES = records(
            RegistrationResource.RegisterBody.class,
            RegistrationResource.WithdrawBody.class,
            RegistrationResource.MaterialBody.class,
            SignInResource.PhoneBody.class,
            SignInResource.CodeBody.class,
            FollowersResource.ContactBody.class);

    private static final Map<String, Class<?>> ANSWERS = records(
            ClockResource.ClockView.class,
            Rounds.class,
            RoundResource.OneRound.class,
            RoundResource.RoundSites.class,
            Sites.class,
            SiteResource.OneSite.class,
            OccupationResource.Occupations.class,
            OccupationResource.OneOccupation.class,
            MaterialResource.Materials.class,
            Registered.class,
            RegistrationResource.ShownReply.class,
            Submitted.class,
            Confirmed.class,
            CodeSent.class,
            SignedIn.class,
            Followed.class,
            Problem.class);

    /** Texts that are the name of one of these; the functions take any text, to refuse in the caller's language what is none. */
    private static final Map<String, Class<? extends Enum<?>>> WORDS = Map.of(
            "CandidateRequest.documentType", DocumentType.class,
            "Registered.missing", MaterialKind.class,
            "Confirmed.missing", MaterialKind.class,
            "Shown.missing", MaterialKind.class,
            "Shown.required", MaterialKind.class,
            "Received.kind", MaterialKind.class);

    private static final Map<String, Object> EXAMPLES =
            Map.of("date-time", "2020-05-30T00:00:00+08:00", "date", "2020-05-29");

    private final Map<String, Schema> schemas;

    Schemas(OpenAPI document) {
        schemas = document.getComponents().getSchemas();
    }

    void complete() {
        WORDS.forEach((name, words) -> {
            Schema text = property(name);
            Schema one = text.getItems() == null ? text : text.getItems();
            one.setEnumeration(
                    Stream.of(words.getEnumConstants()).<Object>map(Enum::name).toList());
        });
        schemas.forEach((name, schema) -> {
            examples(schema);
            Class<?> body = BODIES.get(name);
            Class<?> known = body == null ? ANSWERS.get(name) : body;
            if (known != null) {
                List<String> required = required(known);
                schema.setRequired(required.isEmpty() ? null : required);
            }
            if (body != null) {
                schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            }
        });
    }

    private Schema property(String name) {
        String[] path = name.split("\\.", 2);
        return Objects.requireNonNull(
                Objects.requireNonNull(schemas.get(path[0]), path[0])
                        .getProperties()
                        .get(path[1]),
                name);
    }

    private static void examples(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            properties.values().forEach(property -> {
                Object example = property.getFormat() == null ? null : EXAMPLES.get(property.getFormat());
                if (example != null) {
                    property.setExamples(List.of(example));
                }
            });
        }
    }

    /** Names of the schemas of bodies. */
    static Set<String> bodies() {
        return BODIES.keySet();
    }

    /** Names of the schemas of answers. */
    static Set<String> answers() {
        return ANSWERS.keySet();
    }

    private static List<String> required(Class<?> type) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                required.addAll(required(component.getType()));
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return required;
    }

    /** These and all that are in them, by the names of their schemas. */
    private static Map<String, Class<?>> records(Class<?>... roots) {
        Set<Class<?>> found = new HashSet<>();
        Stream.of(roots).forEach(root -> collect(root, found));
        Map<String, Class<?>> byName = new HashMap<>();
        found.forEach(type -> {
            if (byName.put(type.getSimpleName(), type) != null) {
                throw new IllegalStateException("two records are called " + type.getSimpleName());
            }
        });
        return Map.copyOf(byName);
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType several) {
            Stream.of(several.getActualTypeArguments()).forEach(argument -> collect(argument, found));
        } else if (type instanceof Class<?> one && one.isRecord() && found.add(one)) {
            for (RecordComponent component : one.getRecordComponents()) {
                collect(component.getGenericType(), found);
            }
        }
    }
}
