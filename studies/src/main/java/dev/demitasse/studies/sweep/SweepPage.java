package dev.demitasse.studies.sweep;

import dev.demitasse.evaluation.Interval;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.Bullets;
import dev.demitasse.studies.page.Command;
import dev.demitasse.studies.page.Facts;
import dev.demitasse.studies.page.KeyFigures;
import dev.demitasse.studies.page.NumberText;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Table;
import dev.demitasse.studies.sweep.SweepResult.Entry;
import dev.demitasse.studies.trials.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page of a sweep.
 *
 * @param report what it shows
 */
record SweepPage(SweepReport report) {
  private static final int ROWS_AT_MOST = 300;
  private static final int LEFT_OUT_AT_MOST = 100;

  Page page() {
    SweepCharts charts = new SweepCharts(report);
    Page page =
        Page.titled("Sweep: " + String.join(", ", report.sweep().parameters()))
            .lead(report.findings().getFirst())
            .section("What was found", found())
            .section("All runs at a glance", charts.parallel());
    for (String parameter : report.sweep().parameters()) {
      page = page.section("By " + parameter, charts.by(parameter));
    }
    page = page.section("The runs, the best first", table());
    if (!report.result().leftOut().isEmpty()) {
      page = page.section("Combinations left out", leftOut());
    }
    return page.section("How to read this", reading()).section("What was run", run());
  }

  private List<Block> found() {
    TrialResult best = report.bestEntry().result().orElseThrow();
    Interval interval = report.best().test().accuracyInterval();
    KeyFigures figures =
        KeyFigures.NONE
            .and(
                "Validation loss",
                four(best.validation().loss()),
                "the lowest of %,d runs".formatted(report.result().runs().size()))
            .and("Validation accuracy", four(best.validation().accuracy()), "of the same run")
            .and(
                "Test accuracy",
                four(report.best().test().accuracy()),
                "95%% interval %s to %s".formatted(four(interval.low()), four(interval.high())));
    return List.of(
        figures,
        new Bullets(report.findings().subList(1, report.findings().size())),
        Paragraph.of("This command trains the best run again, to the same model file:"),
        new Command(report.best().command()),
        Paragraph.remark("The model of the best run: " + report.best().modelFile()));
  }

  private static String four(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }

  private List<Block> table() {
    List<String> head = new ArrayList<>(List.of("run"));
    head.addAll(report.sweep().parameters());
    head.addAll(
        List.of(
            "validation loss",
            "validation accuracy",
            "training loss",
            "epochs",
            "best epoch",
            "weights",
            "multiply-adds",
            "seconds",
            "outcome"));
    List<Entry> ranked = report.result().ranked();
    List<List<Object>> rows = ranked.stream().limit(ROWS_AT_MOST).map(this::row).toList();
    Table table = new Table("", head, rows);
    return ranked.size() <= ROWS_AT_MOST
        ? List.of(table)
        : List.of(
            table,
            Paragraph.remark(
                "The best %,d of %,d; trials.csv has all.".formatted(ROWS_AT_MOST, ranked.size())));
  }

  private List<Object> row(Entry entry) {
    List<Object> row = new ArrayList<>(List.of(Integer.toString(entry.run().number())));
    row.addAll(entry.run().combination().values().values());
    entry
        .result()
        .ifPresentOrElse(
            trained ->
                row.addAll(
                    List.of(
                        trained.validation().loss(),
                        trained.validation().accuracy(),
                        trained.train().loss(),
                        trained.history().size(),
                        trained.bestEpoch(),
                        trained.weights(),
                        trained.multiplyAdds(),
                        trained.seconds())),
            () -> row.addAll(List.of("", "", "", "", "", "", "", "")));
    row.add(report.outcome(entry).text());
    return row;
  }

  private List<Block> leftOut() {
    List<LeftOut> all = report.result().leftOut();
    List<String> sentences =
        all.stream()
            .limit(LEFT_OUT_AT_MOST)
            .map(each -> each.combination().told() + ": " + each.reason() + ".")
            .toList();
    return all.size() <= LEFT_OUT_AT_MOST
        ? List.of(new Bullets(sentences))
        : List.of(
            new Bullets(sentences),
            Paragraph.remark("And %,d more.".formatted(all.size() - LEFT_OUT_AT_MOST)));
  }

  private List<Block> reading() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.of(
            "Every run has the same seed and learns from the same pictures. Its epoch with the"
                + " lowest validation loss counts, and the run with the lowest of these is the best"
                + " one. The validation figures of the best of many runs are partly luck, and the"
                + " more runs, the more; its test figures are not, as the test pictures had no part"
                + " in the choice."));
    if (report.result().rungs() > 1) {
      blocks.add(
          Paragraph.of(
              "Successive halving (Jamieson and Talwalkar, 2016): all runs begin with few epochs;"
                  + " of these the third with the lowest validation loss goes on with three times"
                  + " as many, and so on. What was stopped is shown after the epochs it had, and"
                  + " might have come further with more."));
    }
    blocks.add(Paragraph.remark("Seconds are wall-clock time with other runs beside, at most."));
    return blocks;
  }

  private List<Block> run() {
    Facts facts = Facts.NONE;
    for (Map.Entry<String, String> entry : report.sweep().values().entrySet()) {
      facts = facts.and("set " + entry.getKey(), entry.getValue());
    }
    for (Map.Entry<String, Object> entry : report.circumstances().entrySet()) {
      facts = facts.and(entry.getKey().replace('_', ' '), told(entry.getValue()));
    }
    return List.of(new Command(report.bench().command()), facts);
  }

  private static Object told(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(NumberText::of).collect(Collectors.joining(", "))
        : value;
  }
}
