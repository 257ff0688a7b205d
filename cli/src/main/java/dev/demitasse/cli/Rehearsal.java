package dev.demitasse.cli;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.model.Model;
import dev.demitasse.model.Preprocessing;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Provenance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Runs commands once, so that the JVM can keep what it loaded for them in a cache: those that are
 * done in a moment, or those that compute much. The launcher does that after a build.
 */
final class Rehearsal {
  private static final int SIDE = 32;

  private Rehearsal() {}

  /**
   * Runs the commands.
   *
   * @param arguments {@code quick} or {@code vectors}, as the launcher calls the two ways to start,
   *     and the folder for what the commands work on; nothing is left there
   */
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Bars.eraseModuleWarning(System.err);
    Interruption.heed();
    Path folder = Files.createTempDirectory(Path.of(arguments[1]), "rehearsal");
    try {
      if (arguments[0].equals("quick")) {
        quick(folder);
      } else {
        vectors(folder);
      }
    } finally {
      delete(folder);
    }
  }

  private static void quick(Path folder) throws IOException {
    Path model = folder.resolve("model.safetensors");
    Path picture = folder.resolve("picture.png");
    model().save(model);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(image, "png", picture.toFile());
    run("predict", model, picture);
    run("predict", model, picture, "--json");
    run("summary", "report-cnn");
    run("summary", model, "--json");
    run("compare", "report-cnn", "report-nn");
    run("--help");
    run("train", "--help");
  }

  private static void vectors(Path folder) {
    Path run = folder.resolve("run");
    run("train", "--epochs", 1, "--out", run);
    run("evaluate", run, DataArgument.DEMO, "--json");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void run(Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int status = Main.commandLine(texts).execute(texts);
    if (status != 0) {
      throw new IllegalStateException(String.join(" ", texts) + " ended with " + status);
    }
  }

  private static Model model() {
    return Model.create(
        Presets.named("report-cnn"),
        List.of("no", "yes"),
        new Preprocessing(
            Fitting.of(1, SIDE, SIDE), new Standardisation(new float[] {0}, new float[] {1})),
        Provenance.here("none", 1));
  }
}
