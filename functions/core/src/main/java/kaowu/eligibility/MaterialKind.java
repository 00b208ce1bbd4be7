package kaowu.eligibility;

import java.util.Set;

/** Kinds of material, and what a file of each may be. */
public enum MaterialKind {
    /** 个人申请表. */
    APPLICATION_FORM(Types.PAPER, 1, Sizes.PAPER),
    /** 证件照; a JPEG of the usual 295×413 pixels has more than 2 KB. */
    ID_PHOTO(Set.of("image/jpeg"), 2_048, 2_097_152),
    /** 身份证件复印件. */
    ID_COPY(Types.PAPER, 1, Sizes.PAPER),
    /** 工龄证明. */
    WORK_PROOF(Types.PAPER, 1, Sizes.PAPER),
    /** The certificate of the level that the clause builds on. */
    LOWER_CERTIFICATE(Types.PAPER, 1, Sizes.PAPER),
    /** 毕业证书. */
    DIPLOMA(Types.PAPER, 1, Sizes.PAPER),
    /** 学徒期满证明. */
    APPRENTICESHIP_PROOF(Types.PAPER, 1, Sizes.PAPER),
    /** 退役证. */
    DISCHARGE_PAPER(Types.PAPER, 1, Sizes.PAPER);

    private static final class Types {
        static final Set<String> PAPER = Set.of("application/pdf", "image/jpeg", "image/png");
    }

    private static final class Sizes {
        static final long PAPER = 10_485_760;
    }

    @SuppressWarnings("ImmutableEnumChecker") // Every one of them is made by Set.of.
    private final Set<String> contentTypes;

    private final long minimumSize;
    private final long maximumSize;

    MaterialKind(Set<String> contentTypes, long minimumSize, long maximumSize) {
        this.contentTypes = contentTypes;
        this.minimumSize = minimumSize;
        this.maximumSize = maximumSize;
    }

    public Set<String> contentTypes() {
        return contentTypes;
    }

    /** In bytes. */
    public long minimumSize() {
        return minimumSize;
    }

    /** In bytes. */
    public long maximumSize() {
        return maximumSize;
    }
}
