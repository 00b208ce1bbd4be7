package kaowu.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The HTTP API. Its address is public, as that of every API behind CloudFront; only a call that brings the
 * secret of the edge counts as one that came through it.
 */
final class Api extends Construct {

    /** Where somebody who guesses would ask, so these take less than the rest. */
    private static final List<String> GUESSED = List.of("/api/sign-in-codes", "/api/sign-ins");

    /**
     * What the log says of a call. The route stands for the path, which may hold a registration's number; query, headers and the
     * caller's address are left out.
     */
    private static final String LOGGED = """
            {"requestId":"$context.requestId",\
            "requestTime":"$context.requestTime",\
            "httpMethod":"$context.httpMethod",\
            "routeKey":"$context.routeKey",\
            "status":"$context.status",\
            "responseLength":"$context.responseLength",\
            "responseLatency":"$context.responseLatency",\
            "integrationLatency":"$context.integrationLatency",\
            "integrationStatus":"$context.integrationStatus",\
            "functionRequestId":"$context.integration.requestId"}""";

    private final HttpApi api;
    private final HttpLambdaIntegration function;

    Api(Construct scope, Settings settings, DeployedFunction function, IKey encryption) {
        super(scope, "http");
        this.function = new HttpLambdaIntegration("function", function.live());
        api = HttpApi.Builder.create(this, "api")
                .apiName(settings.prefix() + "-api")
                .createDefaultStage(false)
                .build();
        List<HttpRoute> routes = new ArrayList<>(route("/api/{proxy+}", HttpMethod.ANY));
        GUESSED.forEach(path -> routes.addAll(route(path, HttpMethod.POST)));
        var stage = HttpStage.Builder.create(this, "stage")
                .httpApi(api)
                .stageName("$default")
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(settings.web().rate())
                        .burstLimit(settings.web().burst())
                        .build())
                .build();
        // A stage with a limit for a route that is not there yet is refused.
        routes.forEach(stage.getNode()::addDependency);
        if (stage.getNode().getDefaultChild() instanceof CfnStage details) {
            details.setAccessLogSettings(accessLog(settings.prefix(), encryption));
            details.setRouteSettings(limits(settings.web().signInRate()));
        }
    }

    HttpApi api() {
        return api;
    }

    /** The host name under which CloudFront finds it. */
    String host() {
        return api.getApiId() + ".execute-api." + Stack.of(this).getRegion() + "." + Aws.URL_SUFFIX;
    }

    private List<HttpRoute> route(String path, HttpMethod method) {
        var routes = api.addRoutes(AddRoutesOptions.builder()
                .path(path)
                .methods(List.of(method))
                .integration(function)
                .build());
        routes.forEach(Explained::openToEverybody);
        return routes;
    }

    private CfnStage.AccessLogSettingsProperty accessLog(String prefix, IKey encryption) {
        var log = LogGroup.Builder.create(this, "log")
                // For groups of this name there is no limit to how many services may write.
                .logGroupName("/aws/vendedlogs/" + prefix + "-api")
                .retention(RetentionDays.ONE_YEAR)
                .encryptionKey(encryption)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        return CfnStage.AccessLogSettingsProperty.builder()
                .destinationArn(log.getLogGroupArn())
                .format(LOGGED)
                .build();
    }

    private static Map<String, Object> limits(int rate) {
        Map<String, Object> limits = new TreeMap<>();
        for (var path : GUESSED) {
            limits.put(
                    HttpMethod.POST + " " + path,
                    new TreeMap<>(Map.of("ThrottlingRateLimit", rate, "ThrottlingBurstLimit", 2 * rate)));
        }
        return limits;
    }
}
