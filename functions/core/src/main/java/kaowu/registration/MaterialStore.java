package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * The bucket. What a candidate uploads arrives under {@code incoming/}, where her address can still overwrite it; what is taken
 * over is copied to {@code materials/}, where she cannot. Lifecycle rules clear the first, and of the second what is tagged as
 * superseded.
 */
@ApplicationScoped
class MaterialStore {

    private static final int ENOUGH_TO_TELL_THE_TYPE = 8192;
    private static final Tika TIKA = new Tika();

    private final S3Client s3;
    private final S3Presigner presigner;
    private final MaterialSettings settings;

    MaterialStore(S3Client s3, S3Presigner presigner, MaterialSettings settings) {
        this.s3 = s3;
        this.presigner = presigner;
        this.settings = settings;
    }

    /**
     * An address to upload to.
     *
     * @param headers to be sent as they are, since they are signed
     */
    record Address(String method, URI url, Map<String, String> headers) {}

    /**
     * What was uploaded.
     *
     * @param type as its first bytes tell, whatever its sender calls it
     * @param version the entity tag, by which a copy is sure to be of the very bytes that were looked at
     */
    record Uploaded(long size, String type, String version) {}

    Address address(String key, String contentType, long size, Duration time) {
        PresignedPutObjectRequest signed = presigner.presignPutObject(presign -> presign.signatureDuration(time)
                .putObjectRequest(put -> put.bucket(settings.bucket())
                        .key(key)
                        .contentType(contentType)
                        .contentLength(size)));
        Map<String, String> headers = new HashMap<>();
        signed.signedHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host")) {
                headers.put(name, String.join(",", values));
            }
        });
        return new Address(
                signed.httpRequest().method().name(), URI.create(signed.url().toString()), headers);
    }

    Optional<Uploaded> find(String key) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(settings.bucket()).key(key));
            if (head.contentLength() == 0) {
                return Optional.of(new Uploaded(0, "application/octet-stream", head.eTag()));
            }
            try (var bytes = s3.getObject(request -> request.bucket(settings.bucket())
                    .key(key)
                    .ifMatch(head.eTag())
                    .range("bytes=0-" + (ENOUGH_TO_TELL_THE_TYPE - 1)))) {
                return Optional.of(new Uploaded(
                        head.contentLength(), TIKA.detect(bytes.readNBytes(ENOUGH_TO_TELL_THE_TYPE)), head.eTag()));
            }
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (S3Exception changed) {
            if (changed.statusCode() == 412) {
                return Optional.empty();
            }
            throw changed;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Copies what was looked at to where it stays; false if it was overwritten since. */
    boolean keep(String incoming, String kept, String version) {
        try {
            s3.copyObject(copy -> copy.sourceBucket(settings.bucket())
                    .sourceKey(incoming)
                    .copySourceIfMatch(version)
                    .taggingDirective(TaggingDirective.REPLACE)
                    .destinationBucket(settings.bucket())
                    .destinationKey(kept));
            return true;
        } catch (S3Exception changed) {
            if (changed.statusCode() == 412 || changed.statusCode() == 404) {
                return false;
            }
            throw changed;
        }
    }

    /**
     * Leaves copies to the lifecycle rule. May be done twice.
     *
     * @param copies what their keys begin with
     * @param but those that count
     */
    void supersede(String copies, Set<String> but) {
        s3.listObjectsV2Paginator(list -> list.bucket(settings.bucket()).prefix(copies)).contents().stream()
                .map(S3Object::key)
                .filter(key -> !but.contains(key))
                .forEach(this::supersede);
    }

    /** Leaves a copy to the lifecycle rule; one that it has taken already is none the worse for it. */
    void supersede(String kept) {
        try {
            s3.putObjectTagging(tag -> tag.bucket(settings.bucket())
                    .key(kept)
                    .tagging(tagging -> tagging.tagSet(
                            Tag.builder().key("superseded").value("true").build())));
        } catch (S3Exception gone) {
            if (gone.statusCode() != 404) {
                throw gone;
            }
        }
    }
}
