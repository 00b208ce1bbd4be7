package kaowu.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 整改项: something for which a site was suspended.
 *
 * @param no from 1 within the suspension
 * @param text what was found
 * @param remark what the last inspection that returned it said; empty where none did
 */
public record Finding(
        int no,
        Kind kind,
        String text,
        State state,
        Instant foundAt,
        List<Evidence> evidence,
        Optional<String> remark) {

    private static final int MOST_EVIDENCE = 20;

    /** What it is about: the measures of the notice, part 1. */
    public enum Kind {
        /** 场所消毒. */
        DISINFECTION,
        /** 体温检测. */
        TEMPERATURE,
        /** 健康登记. */
        REGISTRATION,
        /** 座位间距. */
        SPACING,
        /** 工位人数. */
        STATIONS,
        OTHER
    }

    /** How far its rectification is. */
    public enum State {
        OPEN,
        /** Evidence was handed in and waits for an inspection. */
        RECTIFIED,
        /** An inspection was not content with it. */
        RETURNED,
        ACCEPTED
    }

    /**
     * What the site handed in.
     *
     * @param text what was done, or where the document is
     */
    public record Evidence(String text, String by, Instant at) {}

    /** Whether the site has still to do something. */
    public boolean open() {
        return state == State.OPEN || state == State.RETURNED;
    }

    /** Whether more evidence can be kept of it: all of it stands in the site's item. */
    public boolean hasRoom() {
        return evidence.size() < MOST_EVIDENCE;
    }

    /** More evidence, unless it is what was handed in last. */
    Finding with(Evidence more) {
        boolean repeated =
                !evidence.isEmpty() && evidence.get(evidence.size() - 1).text().equals(more.text());
        if (repeated && state == State.RECTIFIED) {
            return this;
        }
        return new Finding(
                no,
                kind,
                text,
                State.RECTIFIED,
                foundAt,
                Stream.concat(evidence.stream(), Stream.of(more)).toList(),
                remark);
    }

    Finding accepted() {
        return new Finding(no, kind, text, State.ACCEPTED, foundAt, evidence, remark);
    }

    Finding returned(String why) {
        return new Finding(no, kind, text, State.RETURNED, foundAt, evidence, Optional.of(why));
    }
}
