package kaowu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import kaowu.bench.Use.Unit;

/**
 * What 100,000 registrations cost on AWS: the prices and what a registration goes through are data, what each step of it uses is
 * measured. The baseline is the same without the time that our code is billed for, which nothing that makes these requests can go
 * below.
 */
final class Cost implements Group {

    private static final int PEOPLE = 30;
    private static final int PEOPLE_QUICK = 3;

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public List<Figure> run(Context context) throws IOException, InterruptedException {
        CostModel model = CostModel.read();
        Scene scene;
        try (Workshop workshop = context.workshop()) {
            scene = new Scene(workshop);
        }
        Rehearsal rehearsal = new Rehearsal(context, scene, context.quick() ? PEOPLE_QUICK : PEOPLE);
        rehearsal.run();
        CostPage page = new CostPage(model, rehearsal.uses(), rehearsal.materials());
        Files.writeString(Context.target("cost.md"), page.text());
        System.out.print(page.text());
        if (Boolean.getBoolean("bench.readme")) {
            Readme.ofProject()
                    .put("cost", Measured.on(jdks(context)).said("What each step uses") + "\n\n" + page.text());
        }
        Use all = page.all();
        double price = model.price(all);
        double withoutTime = price - model.price(new Use(Map.of(Unit.GB_SECONDS, all.of(Unit.GB_SECONDS))));
        return List.of(new Figure(
                "cost." + model.registrations() + "-registrations", price, model.currency(), withoutTime, null));
    }
}
