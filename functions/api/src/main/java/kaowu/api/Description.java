package kaowu.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** What the OpenAPI document says of every operation, so that the resources do not have to say it again and again. */
public class Description implements OASFilter {

    static final String BEARER = "accessCode";

    static final String REGISTER = """
            {"roundId": "2020h2-unified-1", "siteId": "chengdu-01", "occupation": "育婴员", "level": 5, "condition": "1",
             "candidate": {"name": "考生甲", "documentType": "RESIDENT_ID", "documentNo": "510104199001019013",
                           "phone": "13800138001", "email": "kaosheng.jia@example.com"}}""";

    private static final String PROBLEM = "#/components/responses/Problem";

    /** Everything that is read without a bearer can be asked for again with its tag. */
    private static final List<String> NOT_TAGGED = List.of("clock", "registrationCalendar");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, PathItem> paths = new LinkedHashMap<>(document.getPaths().getPathItems());
        paths.forEach(
                (path, item) -> item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
        new Schemas(document).complete();
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        APIResponses responses = operation.getResponses();
        boolean named = path.contains("{");
        boolean personal = operation.getSecurity() != null;
        boolean tagged = method == HttpMethod.GET && !personal && !NOT_TAGGED.contains(operation.getOperationId());
        add(responses, true, "400", "406", "500");
        add(responses, named, "404");
        add(responses, personal, "401", "429");
        add(responses, operation.getRequestBody() != null, "409", "413", "415", "422", "429");
        add(responses, personal && method != HttpMethod.GET, "409", "422");
        if (tagged) {
            responses.addAPIResponse(
                    "304",
                    OASFactory.createAPIResponse().description("It is still what the tag in If-None-Match is of"));
        }
    }

    private static void add(APIResponses responses, boolean when, String... statuses) {
        for (String status : statuses) {
            if (when && !responses.hasAPIResponse(status)) {
                responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(PROBLEM));
            }
        }
    }
}
