package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kaowu.door.Answer;
import kaowu.registration.RegistrationFunctions.Confirmed;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationFunctions.Upload;
import kaowu.registration.RegistrationState;
import kaowu.servers.Buckets;
import kaowu.servers.LocalCloud;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Materials count once they lie in the bucket and are what was announced. */
@QuarkusTest
@WithTestResource(Servers.class)
class MaterialsTest {

    @Inject
    Scene scene;

    private Registered registered;

    @BeforeEach
    void begin() {
        scene.begin();
        String round = scene.round();
        registered = scene.registered(round, scene.open(round));
    }

    private Upload announced(String kind, String type, long size) {
        return done(scene.submit(registered, kind, type, size)).upload();
    }

    /** Puts a file where the signed address points to, as somebody would who got round its signature. */
    private static void smuggle(Upload upload, byte[] bytes) {
        String key = upload.url().getPath().substring(("/" + LocalCloud.BUCKET + "/").length());
        try (S3Client s3 = Buckets.client(Servers.servers().s3())) {
            s3.putObject(
                    put -> put.bucket(LocalCloud.BUCKET).key(key),
                    software.amazon.awssdk.core.sync.RequestBody.fromBytes(bytes));
        }
    }

    /** What the bucket keeps for this registration, as text. */
    private List<String> kept() {
        try (S3Client s3 = Buckets.client(Servers.servers().s3())) {
            return s3
                    .listObjectsV2Paginator(list ->
                            list.bucket(LocalCloud.BUCKET).prefix("materials/" + registered.registrationNo() + "/"))
                    .contents()
                    .stream()
                    .map(object -> s3.getObjectAsBytes(
                                    get -> get.bucket(LocalCloud.BUCKET).key(object.key()))
                            .asString(StandardCharsets.ISO_8859_1))
                    .toList();
        }
    }

    private void refusesToConfirm(String kind, String code) {
        var before = Stored.everything();
        assertThat(codes(scene.confirm(registered, kind))).containsExactly(code);
        assertThat(Stored.everything()).isEqualTo(before);
        assertThat(kept()).isEmpty();
        assertThat(scene.look(registered).missing()).isEqualTo(registered.missing());
    }

    @Test
    void namesEveryItemInTheHistory() {
        assertThat(scene.look(registered).history().get(0).text()).isEqualTo("已报名，应交资料：个人申请表、证件照、身份证件复印件、工龄证明。");
    }

    @Test
    void boundsWhatOnePersonMayAddToHerHistory() {
        // What she has added by other means than hundreds of uploads, which would take a minute.
        Stored.crowd(registered, 195);
        int received = 0;
        while (codes(scene.submit(registered, "ID_PHOTO")).isEmpty()) {
            done(scene.handIn(registered, "ID_PHOTO"));
            received++;
        }
        assertThat(codes(scene.submit(registered, "ID_PHOTO"))).containsExactly("TOO_MANY_EVENTS");
        assertThat(received).isEqualTo(5);
        assertThat(scene.look(registered).history()).hasSize(200);
        done(scene.withdraw(registered));
    }

    @Test
    void refusesToAnnounceWhatDoesNotFit() {
        var before = Stored.everything();
        assertThat(codes(scene.submit(registered, "DIPLOMA"))).containsExactly("KIND_NOT_REQUIRED");
        assertThat(codes(scene.submit(registered, "NONSENSE"))).containsExactly("KIND_NOT_REQUIRED");
        assertThat(codes(scene.submit(registered, "ID_PHOTO", "image/png", 3000)))
                .containsExactly("TYPE_NOT_ACCEPTED");
        assertThat(codes(scene.submit(registered, "ID_PHOTO", "image/jpeg", 2047)))
                .containsExactly("SIZE_OUT_OF_BOUNDS");
        assertThat(codes(scene.submit(registered, "ID_COPY", "image/jpeg", 10_485_761)))
                .containsExactly("SIZE_OUT_OF_BOUNDS");
        assertThat(codes(scene.submit(registered, "ID_COPY", "image/jpeg", 0))).containsExactly("SIZE_OUT_OF_BOUNDS");
        assertThat(Stored.everything()).isEqualTo(before);
    }

    @Test
    void refusesToConfirmWhatWasNeverAnnouncedOrNeverUploaded() {
        refusesToConfirm("ID_PHOTO", "NOT_ANNOUNCED");
        done(scene.submit(registered, "ID_PHOTO"));
        refusesToConfirm("ID_PHOTO", "NOT_UPLOADED");
    }

    @Test
    void refusesAFileOfAnotherSize() {
        smuggle(announced("ID_COPY", "image/jpeg", 4000), Uploads.JPEG);
        refusesToConfirm("ID_COPY", "SIZE_DIFFERS");
        smuggle(announced("ID_COPY", "image/jpeg", 4000), new byte[0]);
        refusesToConfirm("ID_COPY", "SIZE_DIFFERS");
    }

    @Test
    void refusesAFileThatIsNotOfTheAnnouncedTypeWhateverItIsCalled() {
        Uploads.put(announced("ID_COPY", "image/jpeg", Uploads.PDF.length), Uploads.PDF);
        refusesToConfirm("ID_COPY", "TYPE_DIFFERS");
        byte[] script = Uploads.padded(3000, "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII));
        Uploads.put(announced("ID_COPY", "application/pdf", script.length), script);
        refusesToConfirm("ID_COPY", "TYPE_DIFFERS");
    }

    @Test
    void keepsTheFileThatWasConfirmedWhenItsAddressIsUsedAgain() {
        Upload upload = announced("ID_COPY", "image/jpeg", Uploads.JPEG.length);
        Uploads.put(upload, Uploads.JPEG);
        done(scene.confirm(registered, "ID_COPY"));
        smuggle(upload, Uploads.PDF);
        assertThat(kept()).containsExactly(new String(Uploads.JPEG, StandardCharsets.ISO_8859_1));
        done(scene.confirm(registered, "ID_COPY"));
        assertThat(kept()).containsExactly(new String(Uploads.JPEG, StandardCharsets.ISO_8859_1));
    }

    @Test
    void refusesAFileThatWasSwappedAfterSigning() {
        Upload upload = announced("ID_COPY", "image/jpeg", Uploads.JPEG.length);
        Uploads.put(upload, Uploads.JPEG);
        smuggle(upload, Uploads.PDF);
        refusesToConfirm("ID_COPY", "TYPE_DIFFERS");
    }

    @Test
    void confirmsTwiceAsOnce() {
        scene.upload(registered, "ID_PHOTO");
        Confirmed first = done(scene.confirm(registered, "ID_PHOTO"));
        var before = Stored.everything();
        Confirmed second = done(scene.confirm(registered, "ID_PHOTO"));
        assertThat(second).isEqualTo(first);
        assertThat(Stored.everything()).isEqualTo(before);
        assertThat(first.missing()).containsExactly("APPLICATION_FORM", "ID_COPY", "WORK_PROOF");
    }

    @Test
    void replacesAMaterialByALaterUpload() {
        scene.handIn(registered, "ID_COPY");
        Uploads.put(announced("ID_COPY", "application/pdf", Uploads.PDF.length), Uploads.PDF);
        assertThat(scene.look(registered).received())
                .singleElement()
                .satisfies(received -> assertThat(received.contentType()).isEqualTo("image/jpeg"));
        done(scene.confirm(registered, "ID_COPY"));
        assertThat(scene.look(registered).received()).singleElement().satisfies(received -> {
            assertThat(received.contentType()).isEqualTo("application/pdf");
            assertThat(received.kind()).isEqualTo("ID_COPY");
        });
        assertThat(scene.look(registered).missing()).doesNotContain("ID_COPY").hasSize(3);
    }

    @Test
    void staysCompleteWhileAMaterialIsReplaced() {
        registered.missing().forEach(kind -> done(scene.handIn(registered, kind)));
        scene.upload(registered, "ID_PHOTO");
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.COMPLETE);
        done(scene.confirm(registered, "ID_PHOTO"));
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.COMPLETE);
        assertThat(scene.look(registered).received()).hasSize(4);
    }

    @Test
    void countsAllKindsThatAreConfirmedAtOnce() {
        registered.missing().forEach(kind -> scene.upload(registered, kind));
        List<Answer<Confirmed>> answers = Together.all(registered.missing().stream()
                .map(kind -> (Callable<Answer<Confirmed>>) () -> scene.confirm(registered, kind))
                .toList());
        assertThat(answers).allSatisfy(Scene::done);
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.COMPLETE);
        assertThat(scene.look(registered).received()).hasSize(4);
        assertThat(scene.look(registered).history().stream()
                        .collect(Collectors.groupingBy(entry -> entry.event(), Collectors.counting())))
                .containsEntry("MATERIAL_RECEIVED", 4L)
                .containsEntry("COMPLETED", 1L);
    }

    @Test
    void countsTheSameKindOnceWhenConfirmedSeveralTimesAtOnce() {
        scene.upload(registered, "ID_PHOTO");
        List<Answer<Confirmed>> answers = Together.times(4, () -> scene.confirm(registered, "ID_PHOTO"));
        assertThat(answers).allSatisfy(Scene::done);
        assertThat(scene.look(registered).received()).hasSize(1);
        assertThat(scene.look(registered).history())
                .filteredOn(entry -> entry.event().equals("MATERIAL_RECEIVED"))
                .hasSize(1);
    }
}
