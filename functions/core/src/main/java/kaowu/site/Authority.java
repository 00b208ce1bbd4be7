package kaowu.site;

/** Who decides over a site's dates (notice, part 2). */
public enum Authority {
    /** The city's guidance centre. */
    CITY,
    /** 省直批: the province, and a postponement must be filed and approved first. */
    PROVINCIAL_DIRECT,
    /** 专项职业能力考核 unit; as provincial-direct. */
    SPECIAL
}
