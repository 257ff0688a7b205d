package dev.demitasse.cli;

import dev.demitasse.studies.sweep.SweepResult;
import dev.demitasse.studies.sweep.SweepRun;
import dev.demitasse.studies.trials.TrialOutcome;
import dev.demitasse.studies.trials.TrialResult;
import java.util.ArrayList;
import java.util.List;

/** Runs of a sweep in columns: number, values, epochs, validation loss and accuracy. */
final class SweepTable {
  private final Table table = new Table();

  /** A table without runs yet. */
  SweepTable(List<String> parameters) {
    List<Object> head = new ArrayList<>(List.of("run"));
    head.addAll(parameters);
    head.addAll(List.of("epochs", "validation loss", "accuracy"));
    table.row(head);
  }

  /** Adds a run that is finished. */
  void add(SweepResult.Entry entry) {
    add(entry.run(), entry.outcome());
  }

  /** Adds a run that is finished. */
  void add(SweepRun run, TrialOutcome outcome) {
    switch (outcome) {
      case TrialOutcome.Trained(TrialResult result) ->
          add(
              run,
              Integer.toString(result.history().size()),
              result.validation().loss(),
              result.validation().accuracy());
      case TrialOutcome.Diverged _ -> row(run, List.of("", "diverged", ""));
    }
  }

  /** Adds a run that has just begun. */
  void begun(SweepRun run, int epochs) {
    row(run, List.of("0/" + epochs, "", ""));
  }

  /** Adds a run with its numbers so far. */
  void add(SweepRun run, String epochs, double loss, double accuracy) {
    row(run, List.of(epochs, "%.4f".formatted(loss), "%.4f".formatted(accuracy)));
  }

  private void row(SweepRun run, List<String> numbers) {
    List<Object> row = new ArrayList<>(List.of(run.number()));
    row.addAll(run.combination().values().values());
    row.addAll(numbers);
    table.row(row);
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
