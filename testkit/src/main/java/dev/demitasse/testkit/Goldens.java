package dev.demitasse.testkit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The reference values ("goldens") that PyTorch computed in double precision.
 *
 * <p>The small files are resources of this module: {@code conv2d}, {@code pooling}, {@code
 * dense_and_activations}, {@code losses}, {@code optimizers}, {@code schedules}, {@code
 * whole_models} and {@code batchnorm2d} as cases, {@code report_cnn_linear} as tensors. The larger
 * ones lie outside the repository and are not there on every machine.
 */
public final class Goldens {
  private Goldens() {}

  /**
   * The cases of a golden file among the resources.
   *
   * @param name the file's name without its ending, for instance {@code conv2d}
   * @throws UncheckedIOException if there is no such file
   */
  public static List<GoldenCase> read(String name) {
    try (InputStream in = resource(name)) {
      return GoldenJson.cases(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The cases of a file of reference values that lies beside a test.
   *
   * @param in the file, in the form of a golden file; the caller closes it
   * @throws IllegalArgumentException if it has no list of cases
   */
  public static List<GoldenCase> read(InputStream in) {
    return GoldenJson.cases(in);
  }

  /**
   * The cases of a golden file among the resources that are about one operator.
   *
   * @param name the file's name without its ending
   * @param op the operator
   * @throws UncheckedIOException if there is no such file
   * @throws IllegalArgumentException if the file has no case of that operator, since a test over no
   *     cases would prove nothing
   */
  public static List<GoldenCase> read(String name, String op) {
    List<GoldenCase> cases = read(name).stream().filter(c -> c.op().equals(op)).toList();
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("no case of " + op + " in " + name);
    }
    return cases;
  }

  /**
   * The tensors of a whole model: its initial weights, one batch, logits and gradients.
   *
   * @param name {@code report_cnn_linear}, or {@code report_cnn} or {@code report_nn} from the
   *     shared folder
   * @return the tensors, or nothing where the shared folder is absent
   * @throws UncheckedIOException if reading fails
   */
  public static Optional<GoldenTensors> tensors(String name) {
    String file = name + ".safetensors";
    try (InputStream in = Goldens.class.getResourceAsStream("/goldens/" + file)) {
      if (in != null) {
        return Optional.of(GoldenTensors.read(in));
      }
      Optional<Path> shared = shared(file);
      if (shared.isEmpty()) {
        return Optional.empty();
      }
      try (InputStream fromShared = Files.newInputStream(shared.get())) {
        return Optional.of(GoldenTensors.read(fromShared));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file of {@code ../shared/goldens}, relative to the repository's root.
   *
   * @param file the file's name, for instance {@code report_cnn.safetensors}
   * @return its path, or nothing where it is absent; a test that needs it skips then
   */
  public static Optional<Path> shared(String file) {
    return sharedFolder()
        .map(shared -> shared.resolve("goldens").resolve(file))
        .filter(Files::exists);
  }

  /**
   * The folder {@code ../shared} beside the repository, with data sets and large reference files.
   *
   * @return its path, or nothing where it is absent; a test that needs it skips then
   */
  public static Optional<Path> sharedFolder() {
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      if (Files.exists(dir.resolve("mvnw"))) {
        return Optional.of(dir.resolveSibling("shared")).filter(Files::isDirectory);
      }
    }
    return Optional.empty();
  }

  private static InputStream resource(String name) throws IOException {
    InputStream plain = Goldens.class.getResourceAsStream("/goldens/" + name + ".json");
    if (plain != null) {
      return plain;
    }
    InputStream zipped = Goldens.class.getResourceAsStream("/goldens/" + name + ".json.gz");
    if (zipped == null) {
      throw new FileNotFoundException("no golden file named " + name);
    }
    return new GZIPInputStream(zipped);
  }
}
