package kaowu.candidate;

/** Documents by which a candidate may identify herself. */
public enum DocumentType {
    /** 居民身份证, GB 11643-1999. */
    RESIDENT_ID,
    /** 军官证: a word before 字第, then four to eight digits; the words vary by arm. */
    MILITARY_OFFICER("\\p{IsHan}{1,6}字第?[0-9]{4,8}号?"),
    /** 港澳居民来往内地通行证: H or M and eight digits, older cards with two more for the issue. */
    HK_MACAO_PERMIT("[HM][0-9]{8}([0-9]{2})?"),
    /** 台湾居民来往大陆通行证: eight digits. */
    TAIWAN_PERMIT("[0-9]{8}"),
    /** 港澳台居民居住证: a number by GB 11643 that begins with 81, 82 or 83. */
    HK_MACAO_TAIWAN_RESIDENCE,
    /** A passport number as in the machine-readable zone of ICAO Doc 9303: at most nine letters and digits. */
    PASSPORT("[A-Z0-9]{5,9}"),
    /** 外国人永久居留身份证: three letters and twelve digits, or, since 2023, eighteen characters beginning with 9. */
    FOREIGN_PERMANENT_RESIDENCE("[A-Z]{3}[0-9]{12}|9[0-9]{16}[0-9X]");

    private final String pattern;

    DocumentType() {
        this("[0-9]{17}[0-9X]");
    }

    DocumentType(String pattern) {
        this.pattern = pattern;
    }

    /** Whether the number follows GB 11643 and so holds a birth date. */
    boolean isCitizenNumber() {
        return this == RESIDENT_ID || this == HK_MACAO_TAIWAN_RESIDENCE;
    }

    boolean fits(String number) {
        return number.matches(pattern);
    }
}
