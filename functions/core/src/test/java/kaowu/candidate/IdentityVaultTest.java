package kaowu.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class IdentityVaultTest {

    private static final String NO = "7K3M-Q9XD-2HVF-1";
    private static final Candidate WANG_FANG = new Candidate(
            "王小芳", DocumentType.RESIDENT_ID, "11010519491231002X", "+8613800138000", "wang.fang@example.com");

    private final IdentityVault vault = vault(IdentityKeysets.generate());

    @Test
    void opensWhatItSealed() {
        assertThat(vault.open(vault.seal(WANG_FANG, NO), NO)).isEqualTo(WANG_FANG);
    }

    @Test
    void opensACandidateWithoutAnEmailAddress() {
        Candidate candidate = new Candidate("王芳", DocumentType.PASSPORT, "E12345678", "+8613800138000", null);
        assertThat(vault.open(vault.seal(candidate, NO), NO)).isEqualTo(candidate);
    }

    @Test
    void opensATextThatItSealed() {
        assertThat(vault.openText(vault.sealText("王小芳的申请表.pdf", NO), NO)).isEqualTo("王小芳的申请表.pdf");
    }

    @Test
    void sealsSoThatNothingOfTheCandidateIsLeft() {
        String sealed = new String(vault.seal(WANG_FANG, NO).bytes(), StandardCharsets.UTF_8);
        assertThat(sealed)
                .doesNotContain("王")
                .doesNotContain("11010519491231002X")
                .doesNotContain("13800138000")
                .doesNotContain("wang");
    }

    @Test
    void sealsTheSameCandidateDifferentlyEachTime() {
        assertThat(vault.seal(WANG_FANG, NO).bytes())
                .isNotEqualTo(vault.seal(WANG_FANG, NO).bytes());
    }

    @Test
    void doesNotOpenForAnotherRegistration() {
        Sealed sealed = vault.seal(WANG_FANG, NO);
        assertThat(catchThrowable(() -> vault.open(sealed, "7K3M-Q9XD-2HVF-2")))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(IdentityVaultTest::tellsNothing);
    }

    @Test
    void doesNotOpenWithOtherKeys() {
        Sealed sealed = vault.seal(WANG_FANG, NO);
        IdentityVault other = vault(IdentityKeysets.generate());
        assertThat(catchThrowable(() -> other.open(sealed, NO)))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(IdentityVaultTest::tellsNothing);
    }

    @Property(tries = 200)
    void doesNotOpenWhatWasTamperedWith(
            @ForAll @IntRange(max = 59) int place, @ForAll @IntRange(min = 1, max = 255) int flip) {
        byte[] bytes = vault.seal(WANG_FANG, NO).bytes();
        bytes[place] ^= (byte) flip;
        assertThat(catchThrowable(() -> vault.open(Sealed.of(bytes), NO)))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(IdentityVaultTest::tellsNothing);
    }

    /** A JSON fault quotes what it failed on; what comes out of the vault must not. */
    @Test
    void doesNotQuoteWhatItCannotRead() {
        Sealed noCandidate = vault.sealText("{\"name\": \"王小芳\", \"documentType\": \"11010519491231002X\"}", NO);
        assertThat(catchThrowable(() -> vault.open(noCandidate, NO)))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(IdentityVaultTest::tellsNothing);
        Sealed noJson = vault.sealText("王小芳 11010519491231002X", NO);
        assertThat(catchThrowable(() -> vault.open(noJson, NO)))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(IdentityVaultTest::tellsNothing);
    }

    @Test
    void givesTheSameDocumentTheSameFingerprint() {
        IdentityKeysets keysets = IdentityKeysets.generate();
        String fingerprint = vault(keysets).fingerprint(DocumentType.RESIDENT_ID, "11010519491231002X");
        assertThat(vault(keysets).fingerprint(DocumentType.RESIDENT_ID, "11010519491231002X"))
                .isEqualTo(fingerprint)
                .matches("[0-9a-f]{64}");
    }

    @Property(tries = 300)
    void givesOtherDocumentsOtherFingerprints(
            @ForAll @UniqueElements @Size(2) List<DocumentType> types,
            @ForAll @IntRange(max = 99_999_999) int one,
            @ForAll @IntRange(max = 99_999_999) int other) {
        String fingerprint = vault.fingerprint(types.get(0), "E" + one);
        assertThat(vault.fingerprint(types.get(1), "E" + one)).isNotEqualTo(fingerprint);
        assertThat(vault.fingerprint(types.get(0), "E" + other).equals(fingerprint))
                .isEqualTo(one == other);
    }

    @Test
    void givesTheSameDocumentAnotherFingerprintUnderAnotherKey() {
        assertThat(vault(IdentityKeysets.generate()).fingerprint(DocumentType.PASSPORT, "E12345678"))
                .isNotEqualTo(vault.fingerprint(DocumentType.PASSPORT, "E12345678"));
    }

    @Test
    void givesTheSameTextOfAnotherKindAnotherFingerprint() {
        Stream<String> kinds =
                Stream.of(IdentityVault.Kind.values()).map(kind -> vault.fingerprint(kind, "13800138000"));
        Stream<String> types = Stream.of(DocumentType.values()).map(type -> vault.fingerprint(type, "13800138000"));
        assertThat(Stream.concat(kinds, types))
                .hasSize(IdentityVault.Kind.values().length + DocumentType.values().length)
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhichKeysetIsNotConfigured() {
        IdentityVault without =
                new IdentityVault(new Keys(Optional.empty(), Optional.empty()), new NoKms(), new JsonMapper());
        assertThat(catchThrowable(() -> without.seal(WANG_FANG, NO)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("kaowu.identity.keyset is not configured")
                .satisfies(IdentityVaultTest::tellsNothing);
    }

    @Test
    void writesOutNeitherKeysNorWhatIsSealed() {
        IdentityKeysets keysets = IdentityKeysets.generate();
        assertThat(keysets.toString()).isEqualTo("IdentityKeysets");
        assertThat(vault.seal(WANG_FANG, NO).toString()).isEqualTo("Sealed");
    }

    private static void tellsNothing(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain("王小芳")
                .doesNotContain("11010519491231002X")
                .doesNotContain("13800138000")
                .doesNotContain("wang.fang");
    }

    private static IdentityVault vault(IdentityKeysets keysets) {
        return new IdentityVault(
                new Keys(Optional.of(keysets.keyset()), Optional.of(keysets.indexKeyset())),
                new NoKms(),
                new JsonMapper());
    }

    /** Keys in clear, as a local system has them. */
    private record Keys(Optional<String> keyset, Optional<String> indexKeyset) implements IdentityConfig {
        @Override
        public Optional<String> kmsKey() {
            return Optional.empty();
        }
    }
}
