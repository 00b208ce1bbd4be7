package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kaowu.door.Answer;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.Confirmed;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationFunctions.Upload;
import kaowu.servers.Buckets;
import kaowu.servers.LocalCloud;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Tag;

/** Of two uploads of the same kind the last that was confirmed counts; the other is tagged, and the bucket lets it go. */
@QuarkusTest
@WithTestResource(Servers.class)
class SupersededTest {

    private static final String TAGGED = "superseded=true";
    private static final String KIND = "ID_COPY";

    private static S3Client s3;

    @Inject
    Scene scene;

    @Inject
    TestClock clock;

    private Registered registered;

    @BeforeAll
    static void connect() {
        s3 = Buckets.client(Servers.servers().s3());
    }

    @AfterAll
    static void disconnect() {
        s3.close();
    }

    @BeforeEach
    void begin() {
        scene.begin();
        String round = scene.round();
        registered = scene.registered(round, scene.open(round));
    }

    /** Key and tags of every copy that the bucket keeps for her. */
    private Map<String, String> copies() {
        Map<String, String> copies = new TreeMap<>();
        s3.listObjectsV2Paginator(
                        list -> list.bucket(LocalCloud.BUCKET).prefix("materials/" + registered.registrationNo()))
                .contents()
                .forEach(object -> copies.put(object.key(), tags(object.key())));
        return copies;
    }

    private static String tags(String key) {
        return String.join(
                ",",
                s3.getObjectTagging(get -> get.bucket(LocalCloud.BUCKET).key(key)).tagSet().stream()
                        .map((Tag tag) -> tag.key() + "=" + tag.value())
                        .toList());
    }

    private Map<String, AttributeValue> item() {
        return Stored.in(Stored.REGISTRATIONS, "registrationNo", registered.registrationNo())
                .get(0);
    }

    /** The key of what counts. */
    private String counts(String kind) {
        return item().get("received").m().get(kind).m().get("key").s();
    }

    private void expectOnlyTheLastToStay(int copies) {
        assertThat(copies()).hasSize(copies);
        expectOnlyTheLastToStay();
    }

    private void expectOnlyTheLastToStay() {
        String last = counts(KIND);
        assertThat(copies()).hasSizeGreaterThanOrEqualTo(2);
        copies().forEach((key, tags) -> assertThat(tags).as(key).isEqualTo(key.equals(last) ? "" : TAGGED));
        assertThat(item()).doesNotContainKey("superseded");
    }

    private static void justBeforeTheTransaction(Runnable meanwhile, Runnable run) {
        Interruption.atTheFirst(TransactWriteItemsRequest.class::isInstance, Moment.BEFORE_IT_IS_SENT, meanwhile, run);
    }

    @Test
    void tagsWhatIsReplacedAndNotWhatCounts() {
        done(scene.handIn(registered, KIND));
        assertThat(copies()).hasSize(1).containsValue("");
        done(scene.handIn(registered, KIND));
        expectOnlyTheLastToStay(2);
        done(scene.handIn(registered, KIND));
        expectOnlyTheLastToStay(3);
    }

    @Test
    void leavesOtherKindsAlone() {
        done(scene.handIn(registered, "ID_PHOTO"));
        done(scene.handIn(registered, KIND));
        done(scene.handIn(registered, KIND));
        assertThat(tags(counts("ID_PHOTO"))).isEmpty();
        assertThat(copies().values()).containsExactlyInAnyOrder("", "", TAGGED);
    }

    @Test
    void keepsTheOldCopyUntilTheNewOneIsConfirmed() {
        done(scene.handIn(registered, KIND));
        scene.upload(registered, KIND);
        done(scene.submit(registered, KIND));
        assertThat(codes(scene.confirm(registered, KIND))).containsExactly("NOT_UPLOADED");
        assertThat(copies()).hasSize(1).containsValue("");
    }

    @Test
    void tagsNothingThatCountsWhenConfirmedSeveralTimesAtOnce() {
        done(scene.handIn(registered, KIND));
        scene.upload(registered, KIND);
        List<Answer<Confirmed>> answers = Together.times(4, () -> scene.confirm(registered, KIND));
        assertThat(answers).allSatisfy(Scene::done);
        done(scene.confirm(registered, KIND));
        expectOnlyTheLastToStay();
    }

    @Test
    void countsOneOfTwoUploadsThatAreAnnouncedAndConfirmedAtOnce() {
        done(scene.handIn(registered, KIND));
        Together.times(4, () -> scene.handIn(registered, KIND));
        scene.confirm(registered, KIND);
        expectOnlyTheLastToStay();
    }

    @ParameterizedTest
    @EnumSource
    void makesGoodWhatACrashLeftUntagged(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    done(scene.handIn(registered, KIND));
                    scene.upload(registered, KIND);
                },
                () -> scene.confirm(registered, KIND),
                () -> {
                    done(scene.confirm(registered, KIND));
                    expectOnlyTheLastToStay();
                });
        // The transaction, and forgetting what was tagged.
        assertThat(writes).isEqualTo(2);
    }

    @Test
    void makesItGoodByConfirmingAnotherKind() {
        done(scene.handIn(registered, KIND));
        scene.upload(registered, KIND);
        scene.upload(registered, "ID_PHOTO");
        assertThat(Interruption.killing(1, Moment.AFTER_IT_WAS_OBEYED, () -> scene.confirm(registered, KIND))
                        .killed())
                .isTrue();
        assertThat(copies()).hasSize(2).doesNotContainValue(TAGGED);
        done(scene.confirm(registered, "ID_PHOTO"));
        assertThat(copies().values()).containsExactlyInAnyOrder("", "", TAGGED);
        assertThat(tags(counts(KIND))).isEmpty();
    }

    @Test
    void tagsACopyWhoseConfirmationCameTooLate() {
        done(scene.handIn(registered, KIND));
        String before = counts(KIND);
        scene.upload(registered, KIND);
        justBeforeTheTransaction(
                () -> done(scene.withdraw(registered)),
                () -> assertThat(codes(scene.confirm(registered, KIND))).containsExactly("WITHDRAWN"));
        assertThat(counts(KIND)).isEqualTo(before);
        assertThat(tags(before)).isEmpty();
        assertThat(copies().values()).containsExactlyInAnyOrder("", TAGGED);
        assertThat(item()).doesNotContainKey("superseded");
    }

    @Test
    void tagsACopyThatAnotherUploadOvertook() {
        scene.upload(registered, KIND);
        justBeforeTheTransaction(
                () -> done(scene.handIn(registered, KIND)), () -> done(scene.confirm(registered, KIND)));
        expectOnlyTheLastToStay(2);
    }

    @Test
    void neverTagsWhatIsConfirmedAtTheMomentAnotherIsAnnounced() {
        scene.upload(registered, KIND);
        scene.upload(registered, "ID_PHOTO");
        justBeforeTheTransaction(
                () -> done(scene.confirm(registered, KIND)), () -> done(scene.submit(registered, KIND)));
        assertThat(item()).containsKey("superseded");
        done(scene.confirm(registered, "ID_PHOTO"));
        assertThat(copies()).hasSize(2).doesNotContainValue(TAGGED);
        done(scene.handIn(registered, KIND));
        assertThat(tags(counts(KIND))).isEmpty();
        assertThat(copies().values()).containsExactlyInAnyOrder("", "", TAGGED);
        assertThat(item()).doesNotContainKey("superseded");
    }

    @Test
    void refusesWhatIsOfTheWrongTypeTooLargeOrSwappedAfterSigningAndNamesIt() {
        assertThat(codes(scene.submit(registered, KIND, "text/plain", 3000))).containsExactly("TYPE_NOT_ACCEPTED");
        assertThat(codes(scene.submit(registered, KIND, "application/pdf", 10_485_761)))
                .containsExactly("SIZE_OUT_OF_BOUNDS");
        Upload upload = done(scene.submit(registered, KIND)).upload();
        Uploads.put(upload, Uploads.JPEG);
        byte[] larger = Uploads.padded(3001, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16});
        for (Map.Entry<byte[], String> swapped :
                Map.of(larger, "SIZE_DIFFERS", Uploads.PDF, "TYPE_DIFFERS").entrySet()) {
            String key = upload.url().getPath().substring(("/" + LocalCloud.BUCKET + "/").length());
            s3.putObject(put -> put.bucket(LocalCloud.BUCKET).key(key), RequestBody.fromBytes(swapped.getKey()));
            Answer<Confirmed> answer = scene.confirm(registered, KIND);
            assertThat(codes(answer)).containsExactly(swapped.getValue());
            assertThat(answer.refusals().get(0).field()).isEqualTo("kind");
        }
        assertThat(copies()).isEmpty();
    }

    @Test
    void tagsACopyThatTheDeadlineOvertook() {
        scene.upload(registered, KIND);
        justBeforeTheTransaction(
                () -> {
                    clock.set(CLOSES_AT);
                    scene.closing.closeRounds();
                },
                () -> assertThat(codes(scene.confirm(registered, KIND))).containsExactly("FORFEITED"));
        assertThat(copies()).hasSize(1).containsValue(TAGGED);
        assertThat(item().get("received").m()).isEmpty();
    }
}
