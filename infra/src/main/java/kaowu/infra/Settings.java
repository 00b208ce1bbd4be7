package kaowu.infra;

import software.constructs.Node;

/**
 * What a deployment may choose, read from the CDK context ({@code cdk.json} or {@code -c name=value}).
 *
 * @param region where the stacks go; encrypted tables cannot be described without one
 * @param prefix begins the name of every table and function
 * @param formOrigin where the candidates' form is served; only it may upload materials from a browser
 */
record Settings(String region, String prefix, String formOrigin) {

    /** The region when neither the context nor the CDK's command line names one: Ningxia. */
    private static final String REGION = "cn-northwest-1";

    static Settings from(Node node) {
        return new Settings(
                text(node, "region", REGION),
                text(node, "prefix", "kaowu"),
                text(node, "formOrigin", "https://kaowu.example"));
    }

    private static String text(Node node, String name, String otherwise) {
        return node.tryGetContext(name) instanceof String value && !value.isBlank() ? value : otherwise;
    }
}
