package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.data.DataSource;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessFilesTest {
  @TempDir private static Path folder;
  private static ProcessFiles files;

  @BeforeAll
  static void write() throws IOException {
    files = ProcessFiles.write(folder);
  }

  private static FloatBuffer numbers(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  @Test
  void theWeightsAreThoseOfTheModelFile() throws IOException {
    FloatBuffer weights = numbers(files.weights());

    for (Parameter parameter : Model.load(files.model()).network().parameters()) {
      for (float value : parameter.values()) {
        assertThat(weights.get()).isEqualTo(value);
      }
    }
    assertThat(weights.hasRemaining()).isFalse();
  }

  @Test
  void theDataAreADataSet() {
    DataSource source = DataSource.open(files.data().toString());

    assertThat(source.pictureShape().orElseThrow()).hasToString("1x32x32");
  }
}
