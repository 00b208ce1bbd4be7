package kaowu.api;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Completes the schemas of bodies: what must be there, as the records' own nullness says, and that nothing else may be. */
final class Schemas {

    private static final Map<String, Class<?>> BODIES = Stream.of(
                    RegistrationResource.RegisterBody.class,
                    RegistrationResource.WithdrawBody.class,
                    RegistrationResource.MaterialBody.class,
                    CandidateRequest.class,
                    SignInResource.PhoneBody.class,
                    SignInResource.CodeBody.class,
                    FollowersResource.ContactBody.class)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, body -> body));

    private final Map<String, Schema> schemas;

    Schemas(OpenAPI document) {
        schemas = document.getComponents().getSchemas();
    }

    void complete() {
        schemas.forEach((name, schema) -> {
            Class<?> body = BODIES.get(name);
            if (body != null) {
                schema.setRequired(required(body));
                schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            }
        });
    }

    /** Names of the schemas that there must be; a test asks. */
    static Set<String> bodies() {
        return BODIES.keySet();
    }

    private static @Nullable List<String> required(Class<?> body) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : body.getRecordComponents()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return required.isEmpty() ? null : required;
    }
}
