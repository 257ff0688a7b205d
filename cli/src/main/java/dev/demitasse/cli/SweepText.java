package dev.demitasse.cli;

import dev.demitasse.json.Json;
import dev.demitasse.model.AtomicFile;
import dev.demitasse.studies.sweep.SweepReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a sweep came to, as JSON and as text.
 *
 * @param report what it came to
 * @param folder where it is written
 */
record SweepText(SweepReport report, Path folder) {
  private static final int SHOWN = 5;

  /** Writes the page, the table and the numbers. */
  static SweepText written(SweepReport report, Path folder) {
    SweepText text = new SweepText(report, folder);
    AtomicFile.writeText(text.table(), report.csv());
    AtomicFile.writeText(text.numbers(), Json.text(text.json()));
    AtomicFile.writeText(text.page(), report.page().html());
    return text;
  }

  private Path page() {
    return folder.resolve("sweep.html");
  }

  private Path table() {
    return folder.resolve("trials.csv");
  }

  private Path numbers() {
    return folder.resolve("sweep.json");
  }

  /** The numbers by their JSON names, and where they are. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("page", page().toString());
    json.put("csv_file", table().toString());
    json.put("json_file", numbers().toString());
    json.putAll(report.json());
    return json;
  }

  /** The best runs, what was found, and where to read on. */
  String text() {
    StringBuilder text = new StringBuilder("\n");
    SweepTable table = new SweepTable(report.sweep().parameters());
    report.result().ranked().stream().limit(SHOWN).forEach(table::add);
    int more = report.result().ranked().size() - SHOWN;
    text.append(table).append(more > 0 ? "and %,d more\n\n".formatted(more) : "\n");
    report.findings().forEach(each -> text.append("- ").append(Printable.of(each)).append('\n'));
    return text.append(
            """

            Page: %s
            All runs: %s
            Model of the best run: %s
            To train it again:
              %s
            """
                .formatted(page(), table(), report.best().modelFile(), report.best().command()))
        .toString();
  }
}
