package kaowu.lambda;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item of a table before and after a change.
 *
 * @param before empty where there was none, or where the stream does not carry it
 * @param after empty where the item is gone
 */
record Change(boolean isNew, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {

    static Change of(DynamodbStreamRecord streamed) {
        return new Change(
                "INSERT".equals(streamed.getEventName()),
                orEmpty(streamed.getDynamodb().getOldImage()),
                orEmpty(streamed.getDynamodb().getNewImage()));
    }

    private static Map<String, AttributeValue> orEmpty(@Nullable Map<String, AttributeValue> image) {
        return image == null ? Map.of() : image;
    }

    /** Whether an attribute has this value now and had another before, or none. */
    boolean turned(String attribute, String value) {
        return value.equals(find(after, attribute).orElse(""))
                && !value.equals(find(before, attribute).orElse(""));
    }

    /**
     * An attribute of the item as it is now.
     *
     * @throws IllegalStateException if it is not there, which is a fault of the table or of the stream's settings
     */
    String text(String attribute) {
        return find(after, attribute)
                .orElseThrow(() -> new IllegalStateException("the stream's record has no " + attribute));
    }

    private static Optional<String> find(Map<String, AttributeValue> image, String attribute) {
        return Optional.ofNullable(image.get(attribute)).map(AttributeValue::getS);
    }
}
