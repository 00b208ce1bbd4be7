package kaowu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeterTest {

    @Test
    void countsTheItemsOfATransactionByTheirTable() throws IOException {
        assertThat(Meter.itemsByTable(new ObjectMapper().readTree("""
                {"TransactItems": [{"Put": {"TableName": "a", "Item": {}}}, {"Update": {"TableName": "b", "Key": {}}},
                 {"ConditionCheck": {"TableName": "a", "Key": {}}}], "ReturnConsumedCapacity": "INDEXES"}
                """))).isEqualTo(Map.of("a", 2, "b", 1));
    }
}
