package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureWriterTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatIsWrittenIsReadAgain(int channels) throws IOException {
    byte[] pixels = new byte[channels * 5 * 7];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 37);
    }
    byte[] png = PictureWriter.png(new Picture(channels, 5, 7, pixels));
    Path file = Files.write(folder.resolve("p.png"), png);
    Picture read = PictureReader.read(file);
    assertThat(read.channels()).isEqualTo(channels);
    assertThat(read.height()).isEqualTo(5);
    assertThat(read.pixels()).isEqualTo(pixels);
    assertThat(PictureWriter.png(read)).isEqualTo(png);
  }
}
