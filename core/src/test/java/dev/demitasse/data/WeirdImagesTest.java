package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Odd and broken JPEG files from the wild, where they are at hand. */
final class WeirdImagesTest {
  private static final Path FOLDER = Path.of("../../shared/data/weird-images");

  @BeforeEach
  void theFilesAreThere() {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().matches(".*\\.jpe?g")).sorted().toList();
    }
  }

  @Test
  void eachIsReadOrRefusedAndNoneTakesLong() throws IOException {
    int read = 0;
    for (Path file : files()) {
      read += Assertions.assertTimeout(Duration.ofSeconds(10), () -> readOrRefused(file)) ? 1 : 0;
    }
    assertThat(read).isGreaterThanOrEqualTo(27);
  }

  private static boolean readOrRefused(Path file) throws UnreadablePicture {
    try {
      Picture picture = PictureReader.read(file);
      assertThat(PictureFile.header(file))
          .isEqualTo(new PictureHeader(picture.channels(), picture.height(), picture.width()));
      return true;
    } catch (DataException e) {
      assertThat(e).hasMessageContaining(file.toString());
      return false;
    }
  }

  @Test
  void brokenProfilesAndMetadataDoNoHarm() {
    for (String name :
        List.of(
            "cmm-exception-adobe-rgb.jpg",
            "cmm-exception-corbis-rgb.jpg",
            "exif-empty-icc-profile.jpeg",
            "jfif-bogus-empty-jfif-segment.jpg",
            "xdensity-out-of-range-zero.jpg")) {
      Path file = FOLDER.resolve("jpeg").resolve(name);
      Assumptions.assumeTrue(Files.exists(file));
      assertThatCode(() -> PictureReader.read(file)).as(name).doesNotThrowAnyException();
    }
  }

  @Test
  void inksOnWhitePaperStayOnWhite() {
    Path file = FOLDER.resolve("jpeg/cmyk-sample-no-icc.jpg");
    Assumptions.assumeTrue(Files.exists(file));
    Picture picture = PictureReader.read(file);
    int plane = picture.height() * picture.width();
    int white = 0;
    for (int i = 0; i < plane; i++) {
      boolean isWhite = true;
      for (int channel = 0; channel < 3; channel++) {
        isWhite &= (picture.pixels()[channel * plane + i] & 0xff) > 240;
      }
      white += isWhite ? 1 : 0;
    }
    assertThat(white / (double) plane).isBetween(0.4, 0.9);
  }
}
