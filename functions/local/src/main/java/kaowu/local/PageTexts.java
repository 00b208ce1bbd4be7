package kaowu.local;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import kaowu.door.Words;

/** The words of the page in one language. */
final class PageTexts {

    private PageTexts() {}

    static Map<String, String> in(String lang) {
        boolean english = Words.in(lang).lang().equals(Words.ENGLISH);
        ResourceBundle bundle = ResourceBundle.getBundle(
                "pages/Welcome",
                english ? Locale.ENGLISH : Locale.ROOT,
                PageTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> texts = new HashMap<>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return Map.copyOf(texts);
    }
}
