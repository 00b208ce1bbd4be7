package kaowu.api;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import kaowu.door.Words;

/** What only HTTP has words for: the titles of problems, and what can be wrong before a function is asked. */
final class Sentences {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Sentences() {}

    static String in(String lang, String key, Object... arguments) {
        Locale locale = lang.equals(Words.ENGLISH) ? Locale.ENGLISH : Locale.ROOT;
        ResourceBundle bundle =
                ResourceBundle.getBundle("messages/Api", locale, Sentences.class.getClassLoader(), NO_FALLBACK);
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
    }
}
