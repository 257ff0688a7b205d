package dev.demitasse.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A script in Python that prints a {@link Measurement} as JSON.
 *
 * @param title what it is called where it could not be measured
 * @param program the interpreter and the script
 * @param phases what it can do
 * @param arguments what it is told of a work beside {@code --batch-size}, {@code --threads} and
 *     {@code --seconds}
 */
record ScriptContestant(
    String title,
    List<String> program,
    Set<Work.Phase> phases,
    Function<Work, List<String>> arguments,
    Effort effort)
    implements Contestant {
  /** A script for PyTorch: {@code --model NAME --only train|predict} say what to do. */
  static ScriptContestant torch(List<String> program, Effort effort) {
    return new ScriptContestant(
        "PyTorch",
        program,
        EnumSet.allOf(Work.Phase.class),
        work -> List.of("--model", work.model(), "--only", work.phase().word()),
        effort);
  }

  /** A script for ONNX Runtime: a model file says what to do. */
  static ScriptContestant onnxRuntime(
      List<String> program, Function<Work, String> file, Effort effort) {
    return new ScriptContestant(
        "ONNX Runtime",
        program,
        EnumSet.of(Work.Phase.PREDICT),
        work -> List.of(file.apply(work)),
        effort);
  }

  @Override
  public boolean own() {
    return false;
  }

  @Override
  public boolean does(Work work) {
    return phases.contains(work.phase());
  }

  @Override
  public ChildRun.Command command(Work work) {
    List<String> words = new ArrayList<>(program);
    words.addAll(arguments.apply(work));
    words.addAll(
        List.of(
            "--batch-size",
            Integer.toString(work.batchSize()),
            "--threads",
            Integer.toString(effort.turns().threads()),
            "--seconds",
            Double.toString(effort.seconds())));
    return new ChildRun.Command(words, effort.environment(), effort.limit(), false);
  }
}
