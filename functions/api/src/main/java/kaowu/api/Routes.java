package kaowu.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every address of the application with its methods, as the resources have them; the framework does not tell. */
@ApplicationScoped
class Routes {

    private final List<Route> all;

    Routes(BeanManager beans) {
        all = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(Routes::of)
                .toList();
    }

    /** @param template with the names of its parameters in braces */
    record Route(String method, String template) {

        private boolean matches(String path) {
            String pattern = Stream.of(template.split("/", -1))
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                    .collect(Collectors.joining("/"));
            return path.matches(pattern + "/?");
        }
    }

    List<Route> all() {
        return all;
    }

    /** The methods that an address takes, for the header {@code Allow}; empty where there is nothing. */
    String allow(String path) {
        Set<String> methods = new TreeSet<>();
        all.stream().filter(route -> route.matches(path)).forEach(route -> methods.add(route.method()));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return String.join(", ", methods);
    }

    private static Stream<Route> of(Class<?> resource) {
        List<Route> routes = new ArrayList<>();
        String root = resource.getAnnotation(Path.class).value();
        for (Method method : resource.getMethods()) {
            verb(method).ifPresent(verb -> {
                Path path = method.getAnnotation(Path.class);
                routes.add(new Route(verb, root + (path == null ? "" : path.value())));
            });
        }
        return routes.stream();
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst();
    }
}
