package kaowu.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sentence is there in both languages and comes out whole. */
class WordsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path SOURCES = Path.of("src/main/java/kaowu");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** Where a code is named in the source: as a refusal, or as an irregularity of a plan. */
    private static final Pattern CODE =
            Pattern.compile("(?:Refusal\\s*\\.of|refused|refusal|unreadable|Irregularity\\s*\\.of|add"
                    + "|problem|sentence)\\(\\s*\"([A-Z](?:[A-Z0-9_]*[A-Z0-9])?)\"");

    private static final Pattern UPPER_SNAKE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files
                    .map(file -> file.getFileName().toString().replace(".properties", ""))
                    .filter(name -> !name.endsWith("_en"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasTheSameSentencesInBothLanguages(String bundle) throws IOException {
        assertThat(read(bundle + "_en").stringPropertyNames())
                .isNotEmpty()
                .isEqualTo(read(bundle).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void namesTheSameThingsInBothLanguages(String bundle) throws IOException {
        Properties chinese = read(bundle);
        Properties english = read(bundle + "_en");
        assertThat(chinese.stringPropertyNames())
                // A notice has seven facts, and each language names those that it needs.
                .filteredOn(code -> !code.startsWith("NOTICE_"))
                .allSatisfy(code -> assertThat(places(english.getProperty(code)))
                        .as(code)
                        .isEqualTo(places(chinese.getProperty(code))));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void losesNothingWhenItIsPutTogether(String bundle) throws IOException {
        for (String file : List.of(bundle, bundle + "_en")) {
            Properties sentences = read(file);
            assertThat(sentences.stringPropertyNames()).allSatisfy(code -> {
                String pattern = sentences.getProperty(code);
                assertThat(new MessageFormat(pattern, Locale.ROOT).format(markers()))
                        .as(code)
                        .isEqualTo(byHand(pattern));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void speaksEveryBundle(String bundle) throws IOException {
        assertThat(read(bundle).stringPropertyNames()).allSatisfy(code -> {
            assertThat(Words.in(Words.CHINESE).has(code)).as(code).isTrue();
            assertThat(Words.in(Words.ENGLISH).has(code)).as(code).isTrue();
        });
    }

    @Test
    void hasNoCodeInTwoBundles() throws IOException {
        List<String> codes = bundles()
                .flatMap(bundle -> read(bundle).stringPropertyNames().stream())
                .toList();
        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void hasASentenceForEveryRefusalInTheSource() throws IOException {
        assertThat(codesIn(SOURCES, CODE))
                .hasSizeGreaterThan(60)
                .contains("MISSING_FIELD", "FULL", "ID_CHECK_DIGIT", "LEAD_TIME", "BAD_DATE", "TOO_YOUNG")
                .allSatisfy(code ->
                        assertThat(Words.in(Words.CHINESE).has(code)).as(code).isTrue());
    }

    @Test
    void hasASentenceForEveryCodeOfTheRules() throws IOException {
        for (String rules : List.of("door", "candidate", "eligibility", "schedule")) {
            assertThat(codesIn(SOURCES.resolve(rules), UPPER_SNAKE))
                    .isNotEmpty()
                    .allSatisfy(code -> assertThat(Words.in(Words.ENGLISH).has(code))
                            .as(code)
                            .isTrue());
        }
    }

    @Test
    void joinsListsAsTheLanguageDoes() {
        List<List<String>> arguments = List.of(List.of("1", "2"));
        assertThat(Words.in("zh-CN").sentence("CONDITION_REQUIRED", arguments)).isEqualTo("请选择申报条件，可选：1、2。");
        assertThat(Words.in("en").sentence("CONDITION_REQUIRED", arguments))
                .isEqualTo("Choose a clause of eligibility: 1, 2.");
    }

    @Test
    void leavesNumbersPlain() {
        assertThat(Words.in("en").sentence("HOLIDAYS_UNKNOWN", List.of(2020))).contains(" 2020 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "EN", "en-GB", "en_US", "English"})
    void knowsEnglishHoweverItIsWritten(String lang) {
        assertThat(Words.in(lang).lang()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "zh", "fr", "", "ent"})
    void speaksChineseOtherwise(String lang) {
        assertThat(Words.in(lang).lang()).isEqualTo("zh-CN");
    }

    @Test
    void namesATermInTheLanguageOfTheSentence() {
        List<Object> arguments = List.of(Term.of("KIND_ID_COPY"));
        assertThat(Words.in("zh-CN").sentence("NOT_UPLOADED", arguments)).contains("身份证件复印件");
        assertThat(Words.in("en").sentence("NOT_UPLOADED", arguments)).contains("copy of the");
    }

    @Test
    void takesNoSentenceForAFault() {
        assertThatThrownBy(() -> Words.in("en").sentence("NO_SUCH_CODE")).isInstanceOf(MissingResourceException.class);
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(file + ".properties"))) {
            properties.load(reader);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return properties;
    }

    private static Set<String> places(String pattern) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(pattern);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    private static Object[] markers() {
        return IntStream.range(0, 10).mapToObj(i -> "<" + i + ">").toArray();
    }

    /** What the pattern should give: an apostrophe is written twice in it, and every place is filled. */
    private static String byHand(String pattern) {
        return PLACE.matcher(pattern.replace("''", "'")).replaceAll("<$1>");
    }

    private static Set<String> codesIn(Path folder, Pattern pattern) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }
        return codes;
    }
}
