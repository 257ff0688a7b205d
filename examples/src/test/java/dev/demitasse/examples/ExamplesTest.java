package dev.demitasse.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  private static final Path README = Path.of("../README.md");
  private static final Path SOURCES = Path.of("src/main/java/dev/demitasse/examples");

  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream console = System.out;

  @BeforeEach
  void takeWhatIsPrinted() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void givePrintingBack() {
    System.setOut(console);
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void aFolderOfPicturesBecomesAModelThatSaysWhatIsInAPicture() throws IOException {
    Path photos = folder.resolve("photos");
    for (int i = 0; i < 20; i++) {
      write(photos.resolve("dark").resolve(i + ".png"), 60, i);
      write(photos.resolve("light").resolve(i + ".png"), 180, i);
    }
    Path file = folder.resolve("model.safetensors");
    Path picture = write(folder.resolve("picture.png"), 185, 77);
    TrainAndPredict.main(new String[] {photos.toString(), file.toString(), picture.toString()});

    assertThat(lines()).hasSizeGreaterThan(2);
    assertThat(lines().getFirst()).startsWith("EpochResult[epoch=1,");
    assertThat(lines()).contains("test accuracy 1.0");
    assertThat(lines().getLast()).startsWith("light, probability 0.9");
    assertThat(Model.load(file).classNames()).containsExactly("dark", "light");
  }

  /** A gray picture around some brightness; no two grains give the same one. */
  private static Path write(Path file, int brightness, int grain) throws IOException {
    BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 12; x++) {
        int value = brightness + (x * 7 + y * 13 + grain * (x + 3 * y + 1)) % 40;
        image.getRaster().setSample(x, y, 0, value);
      }
    }
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void aNetworkOfOnesOwnIsPrintedAsTextAndLearnsTheGeneratedPictures() {
    OwnNetwork.main(new String[0]);
    List<String> lines = lines();
    String text = String.join("\n", lines.subList(0, lines.size() - 2));
    assertThat(ArchitectureText.print(ArchitectureText.parse("printed", text).architecture()))
        .isEqualTo(text + "\n");
    assertThat(lines.get(lines.size() - 2)).isEqualTo("593 parameters");
    String accuracy = lines.getLast().replace("test accuracy ", "");
    assertThat(Double.parseDouble(accuracy)).isBetween(0.6, 1.0);
  }

  @Test
  void theReadmeShowsTheExampleWordForWord() throws IOException {
    String readme = Files.readString(README);
    String shown = between(readme, "```java\n", "```");
    String source = Files.readString(SOURCES.resolve("TrainAndPredict.java"));
    String method = between(source, "void trainAndPredict(", "\n  }\n");
    String body = method.substring(method.indexOf("{\n") + 2);
    assertThat(shown.strip()).isEqualTo(body.stripIndent().strip());
  }

  private static String between(String text, String start, String end) {
    assertThat(text).contains(start);
    int from = text.indexOf(start) + start.length();
    assertThat(text.indexOf(end, from)).isGreaterThan(from);
    return text.substring(from, text.indexOf(end, from));
  }
}
