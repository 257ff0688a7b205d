package dev.demitasse.studies.sweep;

import dev.demitasse.studies.sweep.SweepResult.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The runs of a sweep, then what was left out, as comma-separated values (RFC 4180). */
final class SweepCsv {
  private static final List<String> NUMBERS =
      List.of(
          "rung",
          "epochs",
          "best_epoch",
          "train_loss",
          "train_accuracy",
          "validation_loss",
          "validation_accuracy",
          "weights",
          "multiply_adds");

  private SweepCsv() {}

  static String of(SweepReport report) {
    List<String> parameters = report.sweep().parameters();
    List<Object> head = new ArrayList<>(List.of("run"));
    head.addAll(parameters);
    head.add("outcome");
    head.addAll(NUMBERS);
    head.add("reason");
    StringBuilder csv = new StringBuilder(line(head));
    for (Entry entry : report.result().runs()) {
      List<Object> row = new ArrayList<>();
      row.add(entry.run().number());
      row.addAll(entry.run().combination().values().values());
      row.add(report.outcome(entry).text());
      row.addAll(numbers(entry));
      row.add("");
      csv.append(line(row));
    }
    for (LeftOut leftOut : report.result().leftOut()) {
      List<Object> row = new ArrayList<>(List.of(""));
      row.addAll(leftOut.combination().values().values());
      row.add("left out");
      NUMBERS.forEach(_ -> row.add(""));
      row.add(leftOut.reason());
      csv.append(line(row));
    }
    return csv.toString();
  }

  private static List<Object> numbers(Entry entry) {
    List<Object> numbers = new ArrayList<>(List.of(entry.rung()));
    Optional<List<Object>> more =
        entry
            .result()
            .map(
                trained ->
                    List.of(
                        trained.history().size(),
                        trained.bestEpoch(),
                        trained.train().loss(),
                        trained.train().accuracy(),
                        trained.validation().loss(),
                        trained.validation().accuracy(),
                        trained.weights(),
                        trained.multiplyAdds()));
    more.ifPresentOrElse(
        numbers::addAll, () -> NUMBERS.stream().skip(1).forEach(_ -> numbers.add("")));
    return numbers;
  }

  private static String line(List<Object> cells) {
    return cells.stream().map(cell -> quoted(cell.toString())).collect(Collectors.joining(","))
        + "\n";
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
