package kaowu.site;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The 市州 of the province, by whatever name they go: 绵阳, 绵阳市, 凉山彝族自治州. */
final class Regions {

    /** Units at the level of a city in 四川省 (中华人民共和国行政区划代码, GB/T 2260, 510100 to 513400). */
    private static final List<String> ALL = List.of(
            "成都市", "自贡市", "攀枝花市", "泸州市", "德阳市", "绵阳市", "广元市", "遂宁市", "内江市", "乐山市", "南充市", "眉山市", "宜宾市", "广安市", "达州市",
            "雅安市", "巴中市", "资阳市", "阿坝州", "甘孜州", "凉山州");

    private static final String STEMS =
            String.join("|", ALL.stream().map(Regions::stem).toList());

    /** A region is named in full, or what is named after it is an office. */
    private static final Pattern OFFICE =
            Pattern.compile("(" + STEMS + ")(?:市|州|[\\p{IsHan}]{1,6}自治州|(?=职业|技能|鉴定|人社|人力))");

    private static final Pattern NAME = Pattern.compile("(" + STEMS + ")(?:市|州|[\\p{IsHan}]{1,6}自治州)?");

    private Regions() {}

    /** The region by the name that it has here; what is none of them, such as 省直批, stays what it is. */
    static String named(String region) {
        Matcher matcher = NAME.matcher(region.strip());
        return matcher.matches() ? full(matcher.group(1)) : region.strip();
    }

    /** The region whose office or people a text speaks of, if it does. */
    static Optional<String> in(String text) {
        Matcher matcher = OFFICE.matcher(text);
        return matcher.find() ? Optional.of(full(matcher.group(1))) : Optional.empty();
    }

    private static String full(String stem) {
        return ALL.stream().filter(name -> stem(name).equals(stem)).findFirst().orElseThrow();
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - 1);
    }
}
