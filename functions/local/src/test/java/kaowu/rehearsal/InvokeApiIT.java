package kaowu.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The Lambda Invoke API of the local system, spoken to by those who speak to Lambda: the SDK, the AWS CLI and curl. */
class InvokeApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EVENTS = Path.of("..", "..", "events");

    @TempDir
    private static Path data;

    private static Running system;
    private static LambdaClient lambda;

    @BeforeAll
    static void starts() throws IOException {
        system = Running.start(data);
        lambda = LambdaClient.builder()
                .endpointOverride(URI.create(system.url()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    @AfterAll
    static void ends() {
        lambda.close();
        system.close();
    }

    @Test
    void answersTheSdk() throws IOException {
        InvokeResponse response =
                lambda.invoke(request -> request.functionName("listRounds").payload(SdkBytes.fromUtf8String("{}")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isNull();
        assertThat(JSON.readTree(response.payload().asUtf8String()).path("rounds"))
                .hasSize(16);
    }

    @Test
    void takesAnAsynchronousInvocationAndADryRun() {
        assertThat(lambda.invoke(request -> request.functionName("remind").invocationType(InvocationType.EVENT))
                        .statusCode())
                .isEqualTo(202);
        assertThat(lambda.invoke(request -> request.functionName("remind").invocationType(InvocationType.DRY_RUN))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void doesNotKnowAFunctionThatIsNone() {
        assertThatThrownBy(() -> lambda.invoke(request -> request.functionName("closeEverything")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void refusesAPayloadThatIsNoJson() {
        RestAssured.given()
                .body("{")
                .post(system.url() + "/2015-03-31/functions/register/invocations")
                .then()
                .statusCode(400)
                .header("x-amzn-ErrorType", "InvalidRequestContentException");
    }

    @Test
    void refusesAnAsynchronousPayloadThatIsNoJsonAndAnUnknownWayToInvoke() {
        RestAssured.given()
                .header("X-Amz-Invocation-Type", "Event")
                .body("{")
                .post(system.url() + "/2015-03-31/functions/register/invocations")
                .then()
                .statusCode(400);
        RestAssured.given()
                .header("X-Amz-Invocation-Type", "Later")
                .body("{}")
                .post(system.url() + "/2015-03-31/functions/remind/invocations")
                .then()
                .statusCode(400)
                .header("x-amzn-ErrorType", "InvalidParameterValueException");
    }

    @Test
    void reportsAFaultAsUnhandledAndLogsItWithTheRequestId(@TempDir Path own) throws IOException {
        // A folder of its own, because the fault is a database that has gone away.
        try (Running broken = Running.start(own)) {
            ProcessHandle.allProcesses()
                    .filter(child -> child.info()
                            .arguments()
                            .filter(arguments -> Stream.of(arguments)
                                    .anyMatch(String.valueOf(
                                            broken.printed("DynamoDB").getPort())::equals))
                            .isPresent())
                    .forEach(ProcessHandle::destroyForcibly);
            var response =
                    RestAssured.given().body("{}").post(broken.url() + "/2015-03-31/functions/listRounds/invocations");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.header("X-Amz-Function-Error")).isEqualTo("Unhandled");
            String requestId = response.header("x-amzn-RequestId");
            assertThat(response.jsonPath().getString("errorMessage")).contains(requestId);
            assertThat(broken.output()).contains("Function listRounds failed, request " + requestId);
        }
    }

    @Test
    void answersTheAwsCommandLine() throws Exception {
        assumeThat(onPath("aws")).as("the AWS CLI is installed").isTrue();
        Path out = data.resolve("out.json");
        String printed = aws("lambda", "invoke", "--function-name", "closeRounds", out.toString());
        assertThat(JSON.readTree(printed).path("StatusCode").asInt()).isEqualTo(200);
        JsonNode reply = JSON.readTree(out.toFile());
        assertThat(reply.path("outcome").asText()).isEqualTo("DONE");
        assertThat(reply.path("closed")).isEmpty();
    }

    @Test
    void answersTheAwsCommandLineWithAFileOfEvents() throws Exception {
        assumeThat(onPath("aws")).as("the AWS CLI is installed").isTrue();
        Path out = data.resolve("import.json");
        aws(
                "lambda",
                "invoke",
                "--function-name",
                "importNotice",
                "--payload",
                "fileb://" + EVENTS.resolve("importNotice.json"),
                out.toString());
        assertThat(JSON.readTree(out.toFile()).path("plans")).hasSize(2);
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, command))
                .anyMatch(Files::isExecutable);
    }

    private static String aws(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("aws", "--endpoint-url", system.url(), "--region", "us-east-1"), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
