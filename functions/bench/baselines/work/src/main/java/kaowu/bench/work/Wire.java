package kaowu.bench.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads a request as it went over the wire into the SDK's builder of it, by the fields that the builder tells of itself. */
final class Wire {

    private Wire() {}

    /** Sets every field that the JSON has. */
    static <B extends SdkPojo> B fill(B builder, JsonNode json) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode value = json.get(field.locationName());
            if (value != null) {
                field.set(builder, value(field, value));
            }
        }
        return builder;
    }

    private static Object value(SdkField<?> field, JsonNode json) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> json.asText();
            case INTEGER -> json.asInt();
            case LONG -> json.asLong();
            case BOOLEAN -> json.asBoolean();
            case SDK_BYTES -> bytes(json);
            case LIST -> {
                SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
                yield StreamSupport.stream(json.spliterator(), false)
                        .map(element -> value(member, element))
                        .toList();
            }
            case MAP -> {
                SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
                Map<String, Object> map = new LinkedHashMap<>();
                json.properties().forEach(entry -> map.put(entry.getKey(), value(member, entry.getValue())));
                yield map;
            }
            case SDK_POJO -> ((Buildable) fill(field.constructor().get(), json)).build();
            default -> throw new IllegalArgumentException("no request has a field like " + field.memberName());
        };
    }

    private static SdkBytes bytes(JsonNode json) {
        try {
            return SdkBytes.fromByteArray(json.binaryValue());
        } catch (IOException noBase64) {
            throw new UncheckedIOException(noBase64);
        }
    }
}
