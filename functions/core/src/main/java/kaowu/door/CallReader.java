package kaowu.door;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;

/**
 * Reads a {@link Call}. The mapper is our own and strict, because the bindings configure theirs to swallow unknown fields, and a
 * swallowed field is a wish that nobody hears.
 */
final class CallReader extends JsonDeserializer<Call<?>> implements ContextualDeserializer {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(IsoText.module())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private static final ObjectReader TO_THE_END = STRICT.reader()
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Refusal NO_JSON = Refusal.of("NO_JSON", "");
    private static final Refusal NOT_AN_OBJECT = Refusal.of("NOT_AN_OBJECT", "");

    private final JavaType requestType;

    @SuppressWarnings("unused") // Jackson starts from this one and asks it for the typed one.
    CallReader() {
        this(STRICT.constructType(Object.class));
    }

    private CallReader(JavaType requestType) {
        this.requestType = requestType;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new CallReader(context.getContextualType().containedTypeOrUnknown(0));
    }

    @Override
    public Call<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        JsonNode tree;
        try {
            tree = STRICT.readTree(parser);
            if (parser.getParsingContext().inRoot() && parser.nextToken() != null) {
                return Call.malformed(List.of(NO_JSON), Words.CHINESE);
            }
        } catch (StreamReadException noJson) {
            // Also a name that stands twice: nobody can tell which of its values is meant.
            return Call.malformed(List.of(NO_JSON), Words.CHINESE);
        }
        return read(tree, requestType);
    }

    @Override
    public Call<?> getNullValue(DeserializationContext context) {
        return read(STRICT.nullNode(), requestType);
    }

    /** Reads a request whose language is known. */
    static <T> Call<T> read(byte[] json, Class<T> type, String lang) {
        try {
            JsonNode tree = TO_THE_END.readTree(json);
            return tree instanceof ObjectNode object
                    ? read(object, STRICT.constructType(type), lang)
                    : Call.malformed(List.of(NOT_AN_OBJECT), lang);
        } catch (IOException noJson) {
            // Nor is this text handed on: it quotes what stood around.
            return Call.malformed(List.of(NO_JSON), lang);
        }
    }

    private static Call<?> read(JsonNode tree, JavaType type) {
        if (!(tree instanceof ObjectNode object)) {
            return Call.malformed(List.of(NOT_AN_OBJECT), Words.CHINESE);
        }
        ObjectNode fields = object.deepCopy();
        JsonNode langNode = fields.remove("lang");
        if (langNode != null && !langNode.isTextual() && !langNode.isNull()) {
            return Call.malformed(List.of(Refusal.of("MALFORMED_FIELD", "lang", "lang")), Words.CHINESE);
        }
        return read(fields, type, langNode == null ? Words.CHINESE : langNode.asText(Words.CHINESE));
    }

    private static <T> Call<T> read(ObjectNode fields, JavaType type, String lang) {
        try {
            T request = STRICT.treeToValue(fields, type);
            return Call.checked(request, lang);
        } catch (UnrecognizedPropertyException unknown) {
            return Call.malformed(List.of(Refusal.of("UNKNOWN_FIELD", path(unknown), unknown.getPropertyName())), lang);
        } catch (JsonMappingException wrong) {
            // Its text is not handed on: it quotes the value, which may be somebody's document number.
            return Call.malformed(List.of(Refusal.of("MALFORMED_FIELD", path(wrong), path(wrong))), lang);
        } catch (IOException impossible) {
            throw new IllegalStateException("a tree in memory cannot fail to be read", impossible);
        }
    }

    private static String path(JsonMappingException problem) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : problem.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
