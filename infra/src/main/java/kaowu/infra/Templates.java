package kaowu.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Writes the templates as plain CloudFormation, offline: what tests and the local system create their tables from. */
public final class Templates {

    private Templates() {}

    /** Writes {@code <stack>.template.json} into the folder {@code args[0]}; {@code args[1]} is a folder for scratch. */
    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        var scratch = Path.of(args[1]);
        var app = new App(AppProps.builder()
                .outdir(scratch.toString())
                .analyticsReporting(false)
                .build());
        KaowuApp.define(app);
        for (var stack : app.synth().getStacks()) {
            Files.writeString(
                    folder.resolve(stack.getId() + ".template.json"),
                    Files.readString(Path.of(stack.getTemplateFullPath())));
        }
    }
}
