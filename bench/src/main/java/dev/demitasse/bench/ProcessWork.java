package dev.demitasse.bench;

import dev.demitasse.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * Something that several programs do, each from its start to its end.
 *
 * @param name what is done
 * @param same whether all must find the same number, or may differ by chance
 * @param programs who does it, Demitasse first
 */
record ProcessWork(String name, boolean same, List<Program> programs) {
  private static final int BATCH = 128;

  ProcessWork {
    programs = List.copyOf(programs);
  }

  /**
   * One program.
   *
   * @param name what it is called
   * @param words program and arguments, given the number of the turn
   * @param number reads the number it found from what it printed
   */
  record Program(String name, IntFunction<List<String>> words, ToDoubleFunction<String> number) {}

  /** Predicting one picture with a saved model: all must find the same probability. */
  static ProcessWork predicting(ProcessFiles files, String python, int threads) {
    Program demitasse =
        new Program(
            "demitasse predict",
            turn ->
                List.of(
                    launcher(),
                    "predict",
                    files.model().toString(),
                    files.picture().toString(),
                    "--json"),
            ProcessWork::probability);
    Program torch =
        script(
            "Python and PyTorch",
            turn -> script(python, "predict_torch.py", files.weights(), files.picture(), threads));
    Program onnx =
        script(
            "Python and ONNX Runtime",
            turn ->
                script(python, "predict_onnxruntime.py", files.onnx(), files.picture(), threads));
    return new ProcessWork("predict one picture", true, List.of(demitasse, torch, onnx));
  }

  /** Training for one epoch, and writing the model: the numbers are losses. */
  static ProcessWork training(ProcessFiles files, Path folder, String python, int threads) {
    Program demitasse =
        new Program(
            "demitasse train",
            turn -> {
              List<String> words = new ArrayList<>();
              words.addAll(
                  List.of(launcher(), "train", files.data().toString(), "--json", "--no-report"));
              words.addAll(List.of("--model", "report-cnn", "--epochs", "1"));
              words.addAll(List.of("--batch-size", Integer.toString(BATCH)));
              words.addAll(List.of("--threads", Integer.toString(threads)));
              words.addAll(List.of("--out", folder.resolve("run-" + turn).toString()));
              return words;
            },
            out -> JsonObject.parse(out).object("train").number("loss"));
    Program torch =
        script(
            "Python and PyTorch",
            turn ->
                script(
                    python,
                    "train_torch.py",
                    files.data(),
                    folder.resolve("weights-" + turn),
                    threads));
    String name = "train on %,d pictures, batches of %d".formatted(ProcessFiles.PICTURES, BATCH);
    return new ProcessWork(name, false, List.of(demitasse, torch));
  }

  /** What predict found for the class 1 in the first picture. */
  private static double probability(String out) {
    return JsonObject.parseAll(out).getFirst().object("probabilities").number("1");
  }

  private static String launcher() {
    return Home.folder().resolve("demitasse").toString();
  }

  private static Program script(String name, IntFunction<List<String>> words) {
    return new Program(name, words, Double::parseDouble);
  }

  private static List<String> script(
      String python, String script, Path first, Path second, int threads) {
    return List.of(
        python,
        Home.folder().resolve("bench/src/main/python").resolve(script).toString(),
        first.toString(),
        second.toString(),
        Integer.toString(threads));
  }
}
