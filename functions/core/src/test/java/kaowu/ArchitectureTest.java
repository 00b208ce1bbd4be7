package kaowu;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import java.util.Set;
import kaowu.door.Call;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ground plan: which room sees which, and what no room holds. */
@AnalyzeClasses(locations = ArchitectureTest.Core.class)
class ArchitectureTest {

    /** The classes of this module, without its tests and without those of other modules. */
    public static final class Core implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(
                    Location.of(Call.class.getProtectionDomain().getCodeSource().getLocation()));
        }
    }

    @ArchTest
    static final ArchRule featuresImportEachOtherOneWay =
            slices().matching("kaowu.(*)..").should().beFreeOfCycles();

    /** From the ground up. */
    @ArchTest
    static final ArchRule storeysStandOnThoseBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("ground")
            .definedBy("kaowu.calendar..", "kaowu.cloud..", "kaowu.table..", "kaowu.door..")
            .layer("books")
            .definedBy("kaowu.attempt..", "kaowu.audit..", "kaowu.intake..", "kaowu.ledger..")
            .layer("rules")
            .definedBy("kaowu.candidate..", "kaowu.eligibility..", "kaowu.schedule..", "kaowu.site..")
            .layer("registering")
            .definedBy("kaowu.registration..", "kaowu.catalogue..", "kaowu.follower..")
            .layer("afterwards")
            .definedBy(
                    "kaowu.cascade..",
                    "kaowu.closing..",
                    "kaowu.filing..",
                    "kaowu.notice..",
                    "kaowu.postponement..",
                    "kaowu.relocation..",
                    "kaowu.signin..",
                    "kaowu.suspension..")
            .layer("overseeing")
            .definedBy("kaowu.supervision..")
            .whereLayer("books")
            .mayOnlyBeAccessedByLayers("rules", "registering", "afterwards", "overseeing")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("registering", "afterwards", "overseeing")
            .whereLayer("registering")
            .mayOnlyBeAccessedByLayers("afterwards", "overseeing")
            .whereLayer("afterwards")
            .mayOnlyBeAccessedByLayers("overseeing")
            .whereLayer("overseeing")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule theCalendarKnowsNobody = noClasses()
            .that()
            .resideInAPackage("kaowu.calendar..")
            .should()
            .dependOnClassesThat(describe(
                    "are other features",
                    type -> type.getPackageName().startsWith("kaowu.")
                            && !type.getPackageName().startsWith("kaowu.calendar")));

    @ArchTest
    static final ArchRule onlyTablesTalkToDynamoDb = noClasses()
            .that(not(describe("are tables", ArchitectureTest::isTable)))
            .and()
            .resideOutsideOfPackage("kaowu.table..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.dynamodb..");

    @ArchTest
    static final ArchRule functionsAreDoors = methods()
            .that()
            .areAnnotatedWith(Funq.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Functions")
            .andShould()
            .bePublic()
            .andShould(fitIn(15));

    @ArchTest
    static final ArchRule doorsArePublic =
            classes().that().haveSimpleNameEndingWith("Functions").should().bePublic();

    @ArchTest
    static final ArchRule coreKnowsNeitherHttpNorLambda = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "jakarta.servlet..",
                    "java.net.http..",
                    "com.sun.net.httpserver..",
                    "io.vertx.core.http..",
                    "io.vertx.ext.web..",
                    "org.jboss.resteasy..",
                    "io.quarkus.funqy.lambda..",
                    "io.quarkus.amazon.lambda..",
                    "com.amazonaws..");

    @ArchTest
    static final ArchRule packagesAreNamedAfterFeatures = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..common..", "..service..", "..impl..", "..manager..", "..dto..", "..helper..");

    @ArchTest
    static final ArchRule classesAreNamedAfterTheDomain =
            noClasses().should().haveNameMatching(".*(Utils?|Common|Service|Impl|Manager|D[Tt][Oo]|Helper|Data|Info)");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            noFields().should().beAnnotatedWith(Inject.class).orShould().beAnnotatedWith(ConfigProperty.class);

    @ArchTest
    static final ArchRule onlyTheClockTellsTheTime = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("kaowu.calendar.Clock")
            .should()
            .accessTargetWhere(describe("the system's time is asked for", ArchitectureTest::asksForTheTime));

    private static boolean isTable(JavaClass type) {
        String outermost = type.getName().replaceAll("\\$.*", "");
        return outermost.endsWith("Table");
    }

    private static boolean asksForTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return (owner.startsWith("java.time.") && (name.equals("now") || name.startsWith("system")))
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.equals("java.util.Date") && name.equals("<init>"));
    }

    /** From the name of a method to the last line in it that does something. */
    private static ArchCondition<JavaMethod> fitIn(int lines) {
        return new ArchCondition<>("fit in " + lines + " lines") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                int first = method.getSourceCodeLocation().getLineNumber();
                int last = method.getAccessesFromSelf().stream()
                        .mapToInt(JavaAccess::getLineNumber)
                        .max()
                        .orElse(first);
                events.add(new SimpleConditionEvent(
                        method, last - first < lines, method.getFullName() + " has " + (last - first + 1) + " lines"));
            }
        };
    }
}
