package kaowu.door;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The sentences of one language, from the message bundles under {@code /messages}: one bundle per feature, Chinese in the base
 * file and English beside it.
 */
public final class Words {

    public static final String CHINESE = "zh-CN";
    public static final String ENGLISH = "en";

    private static final List<String> BUNDLES = List.of(
            "Door",
            "Schedule",
            "Publishing",
            "Candidate",
            "Eligibility",
            "Site",
            "Suspension",
            "Filing",
            "Postponement",
            "Relocation",
            "Registration",
            "SignIn",
            "Notice",
            "Follower");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Words ZH = new Words(CHINESE, Locale.ROOT, Locale.SIMPLIFIED_CHINESE);
    private static final Words EN = new Words(ENGLISH, Locale.ENGLISH, Locale.ENGLISH);

    private final String lang;
    private final Locale locale;
    private final List<ResourceBundle> bundles;

    private Words(String lang, Locale bundle, Locale locale) {
        this.lang = lang;
        this.locale = locale;
        this.bundles = BUNDLES.stream()
                .map(name ->
                        ResourceBundle.getBundle("messages/" + name, bundle, Words.class.getClassLoader(), NO_FALLBACK))
                .toList();
    }

    /** English for {@code en} and its regions, otherwise Chinese. */
    public static Words in(String lang) {
        String language = lang.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return language.equals(ENGLISH) || language.equals("english") ? EN : ZH;
    }

    /** {@code zh-CN} or {@code en}. */
    public String lang() {
        return lang;
    }

    /**
     * The sentence of a code.
     *
     * @throws MissingResourceException if no bundle has it, which is a fault of ours
     */
    public String sentence(String code, List<?> arguments) {
        for (ResourceBundle bundle : bundles) {
            if (bundle.containsKey(code)) {
                String pattern = bundle.getString(code);
                if (isPlain(pattern)) {
                    return pattern;
                }
                Object[] words = arguments.stream().map(this::spoken).toArray();
                return new MessageFormat(pattern, locale).format(words);
            }
        }
        throw new MissingResourceException("no sentence for " + code, Words.class.getName(), code);
    }

    /** Whether it says the same without being parsed, as most do: names and kinds. */
    private static boolean isPlain(String pattern) {
        return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
    }

    /** The sentence of a code that names nothing. */
    public String sentence(String code) {
        return sentence(code, List.of());
    }

    public boolean has(String code) {
        return bundles.stream().anyMatch(bundle -> bundle.containsKey(code));
    }

    /** Lists are joined as the language does; numbers are left plain, since a year or a row is no quantity. */
    private Object spoken(Object argument) {
        if (argument instanceof Iterable<?> items) {
            StringBuilder joined = new StringBuilder();
            for (Object item : items) {
                joined.append(joined.isEmpty() ? "" : lang.equals(ENGLISH) ? ", " : "、")
                        .append(spoken(item));
            }
            return joined.toString();
        }
        return argument instanceof Term term ? sentence(term.key(), term.arguments()) : argument.toString();
    }
}
