package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kaowu.infra.Synthesised.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RolesTest {

    static List<Exported> functions() {
        return Exported.ALL;
    }

    @Test
    void listRoundsOnlyReadsRounds() {
        assertThat(of("listRounds", "dynamodb")).singleElement().satisfies(statement -> {
            assertThat(statement.actions()).containsExactlyInAnyOrder("dynamodb:Query", "dynamodb:Scan");
            assertThat(statement.resources()).singleElement().asString().contains("rounds");
        });
        assertThat(services("listRounds")).containsExactly("dynamodb", "kms", "logs");
    }

    @Test
    void importNoticeTouchesNothing() {
        assertThat(services("importNotice")).containsExactly("kms", "logs");
    }

    @Test
    void registerMayWhatItsTransactionWrites() {
        assertThat(actions("register", "rounds")).containsExactly("dynamodb:GetItem");
        assertThat(actions("register", "sites")).containsExactly("dynamodb:GetItem");
        assertThat(actions("register", "intakes")).containsExactly("dynamodb:Query", "dynamodb:UpdateItem");
        // Where sites have dates of their own it looks whether she is in the round already.
        assertThat(actions("register", "registrations")).containsExactly("dynamodb:GetItem", "dynamodb:PutItem");
        assertThat(actions("register", "placements")).containsExactly("dynamodb:PutItem", "dynamodb:Query");
        assertThat(actions("register", "notices")).containsExactly("dynamodb:PutItem");
        assertThat(actions("register", "requests"))
                .containsExactly("dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:PutItem");
    }

    @Test
    void whoeverTakesAnAccessCodeCountsAndLocksAndReadsNoCount() {
        for (var function : List.of("submitMaterial", "confirmMaterial", "lookUp", "withdraw")) {
            assertThat(actions(function, "attempts")).as(function).containsExactly("dynamodb:UpdateItem");
            assertThat(actions(function, "registrations"))
                    .as(function)
                    .containsExactly("dynamodb:GetItem", "dynamodb:UpdateItem");
        }
    }

    @Test
    void whoeverForfeitsChecksTheRoundInTheSameTransaction() {
        assertThat(actions("closeRounds", "rounds")).contains("dynamodb:ConditionCheckItem");
        assertThat(actions("settleClosed", "rounds"))
                .containsExactly("dynamodb:ConditionCheckItem", "dynamodb:GetItem");
        assertThat(actions("settleClosed", "registrations"))
                .containsExactly("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:UpdateItem");
        // Where another exam of hers waits for the day it is handed on, and not left.
        assertThat(actions("settleClosed", "placements")).containsExactly("dynamodb:DeleteItem", "dynamodb:UpdateItem");
    }

    @Test
    void agendaQueriesSixIndexesAndNoTable() {
        assertThat(of("agenda", "dynamodb"))
                .hasSize(6)
                .allMatch(statement -> statement.actions().equals(List.of("dynamodb:Query")))
                .allMatch(statement -> statement.about("/index/"));
    }

    @Test
    void nobodyChangesOrDeletesAuditItems() {
        for (var function : Exported.ALL) {
            assertThat(actions(function.name(), "audit")).isSubsetOf("dynamodb:PutItem");
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionMayTouchExactlyTheTablesThatItsEnvironmentNames(Exported function) {
        var named = new TreeSet<String>();
        Synthesised.FUNCTIONS
                .function(function.name())
                .path("Environment")
                .path("Variables")
                .fieldNames()
                .forEachRemaining(name -> {
                    if (name.startsWith("KAOWU_TABLES_")) {
                        named.add(name.substring("KAOWU_TABLES_".length()).toLowerCase(Locale.ROOT));
                    }
                });
        var allowed = new TreeSet<String>();
        for (var table : Tables.values()) {
            if (of(function.name(), "dynamodb").stream()
                    .filter(statement -> !statement.about("Stream") && !statement.about("/stream/"))
                    .anyMatch(statement -> statement.about("GetAtt" + table.aggregate()))) {
                allowed.add(table.aggregate());
            }
        }
        assertThat(allowed).isEqualTo(named);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void onlyWhoHasTheKeysetsMayUnwrapThem(Exported function) {
        var keysets = Synthesised.FUNCTIONS
                .function(function.name())
                .path("Environment")
                .path("Variables")
                .has("KAOWU_IDENTITY_KEYSET");
        var identity = of(function.name(), "kms").stream()
                .filter(statement -> statement.about("identity"))
                .toList();
        assertThat(identity).hasSize(keysets ? 1 : 0);
        assertThat(identity).allMatch(statement -> statement.actions().equals(List.of("kms:Decrypt")));
    }

    @Test
    void noRoleNamesMoreThanItNeedsExceptWhereItIsExplained() {
        Set<String> stars = Synthesised.FUNCTIONS.all("AWS::IAM::Role").stream()
                .flatMap(role -> Synthesised.FUNCTIONS.statements(role).stream())
                .filter(statement -> statement.effect().equals("Allow"))
                .peek(statement -> assertThat(statement.actions()).noneMatch(action -> action.contains("*")))
                .filter(statement -> statement.about("*"))
                .map(statement -> String.join(" ", statement.actions()) + " "
                        + statement.resources().get(0).replaceAll("^.*/(?=[a-z]+/\\*$)", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(stars)
                .containsExactly(
                        "dynamodb:ListStreams stream/*",
                        "s3:GetObject incoming/*",
                        "s3:PutObject incoming/*",
                        "s3:PutObject s3:PutObjectTagging materials/*",
                        "sns:Publish *");
    }

    @Test
    void whoSendsTextMessagesMayNotPublishToTopics() {
        assertThat(Synthesised.FUNCTIONS.statements("deliverQueued"))
                .filteredOn(statement -> statement.effect().equals("Deny"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.actions()).containsExactly("sns:Publish");
                    assertThat(statement.about(":sns:*:*:*")).isTrue();
                });
    }

    @Test
    void noRoleHasAPolicyOfSomebodyElse() {
        assertThat(Synthesised.FUNCTIONS.all("AWS::IAM::Role")).noneMatch(role -> role.has("ManagedPolicyArns"));
        assertThat(Synthesised.FUNCTIONS.all("AWS::IAM::Policy")).isEmpty();
    }

    private static List<Statement> of(String function, String service) {
        return Synthesised.FUNCTIONS.statements(function).stream()
                .filter(statement -> statement.allows(service))
                .toList();
    }

    private static Set<String> services(String function) {
        return Synthesised.FUNCTIONS.statements(function).stream()
                .flatMap(statement -> statement.actions().stream())
                .map(action -> action.substring(0, action.indexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What it may do with the items of a table, apart from its indexes and its stream. */
    private static Set<String> actions(String function, String table) {
        return of(function, "dynamodb").stream()
                .filter(statement -> statement.about("GetAtt" + table))
                .filter(statement -> !statement.about("/index/"))
                .filter(statement -> !statement.about("Stream") && !statement.about("/stream/"))
                .flatMap(statement -> statement.actions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
