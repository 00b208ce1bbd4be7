package kaowu.site;

/** Whether a site may work. */
public enum SiteState {
    /** Known, and not yet accepted: takes nobody. */
    REGISTERED,
    /** 验收评估通过. */
    ACCEPTED,
    /** 暂停, until its rectification is accepted. */
    SUSPENDED
}
