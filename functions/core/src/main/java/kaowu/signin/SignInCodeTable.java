package kaowu.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The one-time code of each phone, at most one. It lies beside the attempts, since it is as short-lived and counted as they are. */
@ApplicationScoped
class SignInCodeTable {

    /** Subject of a code's writes in a {@link kaowu.table.Rejection}. */
    static final String CODE = "code";

    private final DynamoDbClient dynamoDb;
    private final String table;

    SignInCodeTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.attempts();
    }

    /**
     * @param phone its fingerprint
     * @param hash keyed hash of phone and code
     * @param sentTo fingerprint of the address to which it was sent: that of the phone itself, or of an e-mail address
     */
    record Code(String phone, String hash, String sentTo) {}

    /** A new code in the place of an earlier one. */
    Write put(Code code, Instant endsAt) {
        Item item = key(code.phone())
                .with("hash", code.hash())
                .with("sentTo", code.sentTo())
                .with("tries", 0)
                .with("endsAt", endsAt)
                .withSecond("expiresAt", endsAt);
        return Write.put(CODE, table, item, change -> {});
    }

    /** The code that works at this instant. Each call is one of its tries, counted before anybody knows whether it is right. */
    Optional<Code> tried(String phone, int atMost, Instant now) {
        Write.Outcome outcome = Write.update(
                        CODE,
                        table,
                        key(phone),
                        change -> change.update("SET tries = tries + :one")
                                .when("endsAt > :now AND tries < :most")
                                .values(Item.empty()
                                        .with("one", 1)
                                        .with("now", now)
                                        .with("most", atMost)))
                .carryOut(dynamoDb);
        return outcome.written()
                ? Optional.of(new Code(
                        phone, outcome.item().text("hash"), outcome.item().text("sentTo")))
                : Optional.empty();
    }

    /** Uses the code up, if nobody has. */
    Write redeem(Code code) {
        return Write.delete(
                CODE,
                table,
                key(code.phone()),
                change -> change.when("#hash = :hash")
                        .name("hash")
                        .values(Item.empty().with("hash", code.hash())));
    }

    private static Item key(String phone) {
        return Item.empty().with("subject", "code/" + phone);
    }
}
