package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataSourceTest {
  @TempDir Path folder;

  private static void refused(Path path, String... words) {
    assertThatThrownBy(() -> DataSource.open(path.toString()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContainingAll(words);
  }

  @Test
  void demoIsTheGeneratedSetAndSaysSo() {
    assertThat(DataSource.open("demo")).isInstanceOf(DemoSource.class);
    assertThat(DataSource.open("demo").name()).contains("generated");
  }

  @Test
  void nothingAtThePathIsRefused() {
    refused(folder.resolve("no such täble"), "there is no", "class folders");
  }

  @Test
  void anEmptyNameIsRefused() {
    assertThatThrownBy(() -> DataSource.open("")).isInstanceOf(DataException.class);
  }

  @Test
  void aNameNoFileCanHaveIsRefused() {
    assertThatThrownBy(() -> DataSource.open("a\0b")).isInstanceOf(DataException.class);
  }

  @Test
  void anEmptyFolderIsRefused() {
    refused(folder, "class folder");
  }

  @Test
  void aFileThatIsNoDataSetIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "hello");
    refused(file, "not an NPZ file");
    Files.createFile(folder.resolve("train-images-idx3-ubyte.gz"));
    refused(folder.resolve("train-images-idx3-ubyte.gz"), "give the folder it is in");
  }
}
