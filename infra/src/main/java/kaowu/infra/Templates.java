package kaowu.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * Writes the templates as plain CloudFormation, offline: what tests and the local system create their tables from, and what the
 * functions are held against. It runs before there is anything to deploy, and puts small files in its place.
 */
public final class Templates {

    private Templates() {}

    /** Writes {@code <stack>.template.json} into the folder {@code args[0]}; {@code args[1]} is a folder for scratch. */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Path.of(args[1]));
    }

    static void write(Path folder, Path scratch) throws IOException {
        Files.createDirectories(folder);
        Files.createDirectories(scratch);
        var app = new App(AppProps.builder()
                .outdir(scratch.resolve("cdk.out").toString())
                .analyticsReporting(false)
                .build());
        KaowuApp.define(app, Settings.unknown(Built.standIns(scratch)));
        for (var stack : app.synth().getStacks()) {
            Files.writeString(
                    folder.resolve(stack.getId() + ".template.json"),
                    Files.readString(Path.of(stack.getTemplateFullPath())));
        }
    }
}
