package kaowu.candidate;

/** What the vault has encrypted, as it is stored. */
public final class Sealed {

    private final byte[] bytes;

    private Sealed(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public static Sealed of(byte[] bytes) {
        return new Sealed(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "Sealed";
    }
}
