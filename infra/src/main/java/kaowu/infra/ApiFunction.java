package kaowu.infra;

import java.util.List;
import java.util.Map;

/**
 * The function behind the HTTP API, from an archive of its own. One function for all paths, since a person goes through several
 * of them in a minute and would otherwise wait for a start at each; its role is what the functions that it calls need together.
 *
 * @param edgeSecret what a call must bring to show that it came through CloudFront
 */
record ApiFunction(String edgeSecret) implements Deployable {

    /** The functions that it calls inside itself. Their needs become its own. */
    static final List<String> CALLS = List.of(
            "listRounds",
            "listSites",
            "listIntakes",
            "listOccupations",
            "follow",
            "unfollow",
            "register",
            "submitMaterial",
            "confirmMaterial",
            "lookUp",
            "withdraw",
            "chooseExam",
            "answerMove",
            "sendSignInCode",
            "signIn");

    @Override
    public String name() {
        return "api";
    }

    @Override
    public int memory() {
        return 1024;
    }

    /** As long as that of the calls, and less than the 30 seconds that API Gateway waits. */
    @Override
    public int timeout() {
        return 20;
    }

    @Override
    public String handler() {
        return "kaowu.api.GatewayHandler::handleRequest";
    }

    @Override
    public Trigger trigger() {
        return Trigger.CALL;
    }

    @Override
    public List<Need> needs() {
        return Need.union(CALLS.stream()
                .flatMap(name -> Exported.named(name).needs().stream())
                .toList());
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("KAOWU_API_EDGE_SECRET", edgeSecret, "KAOWU_API_ADDRESS_HEADER", "CloudFront-Viewer-Address");
    }
}
