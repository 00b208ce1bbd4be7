package kaowu.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AccessCodeTest {

    @Test
    void has128BitsInLettersThatAnAddressTakes() {
        String code = AccessCode.next();
        assertThat(code).matches("[A-Za-z0-9_-]{22}");
        assertThat(Base64.getUrlDecoder().decode(code)).hasSize(16);
    }

    @Test
    void isAnotherOneEachTime() {
        assertThat(Stream.generate(AccessCode::next).limit(10_000).distinct()).hasSize(10_000);
    }

    @Test
    void everyBitVaries() {
        int[] ones = new int[128];
        for (int i = 0; i < 1_000; i++) {
            byte[] bits = Base64.getUrlDecoder().decode(AccessCode.next());
            for (int bit = 0; bit < 128; bit++) {
                ones[bit] += bits[bit / 8] >> (bit % 8) & 1;
            }
        }
        assertThat(IntStream.of(ones).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(350, 650));
    }

    @Test
    void isStoredAsItsSha256() {
        assertThat(AccessCode.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void opensWhatItWasMadeFor() {
        String code = AccessCode.next();
        assertThat(AccessCode.opens(code, AccessCode.hash(code))).isTrue();
    }

    @Property
    void opensNothingWithOneCharacterWrong(@ForAll @IntRange(max = 21) int place) {
        String code = AccessCode.next();
        char wrong = code.charAt(place) == 'A' ? 'B' : 'A';
        assertThat(AccessCode.opens(
                        code.substring(0, place) + wrong + code.substring(place + 1), AccessCode.hash(code)))
                .isFalse();
    }

    @Test
    void theHashItselfOpensNothing() {
        String hash = AccessCode.hash(AccessCode.next());
        assertThat(AccessCode.opens(hash, hash)).isFalse();
        assertThat(AccessCode.opens("", hash)).isFalse();
    }
}
