package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.InputException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void aFileAppearsWithItsContentAndNothingBesideIt() throws IOException {
    AtomicFile.writeText(folder.resolve("history.csv"), "épochs\n1\n");

    assertThat(folder.resolve("history.csv")).hasContent("épochs\n1\n");
    assertThat(names()).containsExactly("history.csv");
  }

  @Test
  void aFileOfThatNameIsReplaced() throws IOException {
    Path file = folder.resolve("with spaces.and dots ü.txt");
    AtomicFile.writeText(file, "a long first content");
    AtomicFile.writeText(file, "second");

    assertThat(file).hasContent("second");
    assertThat(names()).hasSize(1);
  }

  @Test
  void theOldFileStaysWhereTheNewOneCannotBeWrittenWhole() throws IOException {
    Path file = folder.resolve("model.safetensors");
    AtomicFile.writeText(file, "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("the stream broke");
                    }))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("the stream broke");
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("model.safetensors");
  }

  @Test
  void aFullDiskIsSaidAndLeavesNothing() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "/dev/full");
    Path file = folder.resolve("model.safetensors");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    _ -> {
                      try (OutputStream disk = new FileOutputStream(full.toFile())) {
                        disk.write(1);
                      }
                    }))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("free space");
    assertThat(names()).isEmpty();
  }

  @Test
  void aFailureOfTheProgramIsPassedOnAndLeavesNothing() throws IOException {
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    folder.resolve("x"),
                    _ -> {
                      throw new IllegalStateException("a slip");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a slip");
    assertThat(names()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = folder.resolve("missing/history.csv");

    assertThatThrownBy(() -> AtomicFile.writeText(file, "x"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cannot write " + file)
        .hasMessageContaining("No such file or directory");
  }

  @Test
  void aFileWhereAFolderShouldBeIsNamed() throws IOException {
    Path notAFolder = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> AtomicFile.writeText(notAFolder.resolve("history.csv"), "x"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Not a directory");
    assertThat(names()).containsExactly("file");
  }

  @Test
  void aFolderOfThatNameIsLeftAlone() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("model"));
    Files.createFile(taken.resolve("inside"));

    assertThatThrownBy(() -> AtomicFile.writeText(taken, "x")).isInstanceOf(InputException.class);
    assertThat(taken.resolve("inside")).exists();
    assertThat(names()).containsExactly("model");
  }

  @Test
  void theLongestNameThereCanBeIsWritten() throws IOException {
    Path file = folder.resolve("m".repeat(255));
    AtomicFile.writeText(file, "x");

    assertThat(file).hasContent("x");
  }

  @Test
  void anInterruptedThreadStillWrites() {
    Path file = folder.resolve("model");
    Thread.currentThread().interrupt();
    try {
      AtomicFile.writeText(file, "whole");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(file).hasContent("whole");
  }

  @Test
  void manyThreadsWriteTheSameFileAndOneWins() throws Exception {
    Path file = folder.resolve("shared");
    List<String> contents = IntStream.range(0, 8).mapToObj(i -> ("" + i).repeat(50_000)).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Void>> writers =
          contents.stream()
              .<Callable<Void>>map(
                  content ->
                      () -> {
                        AtomicFile.writeText(file, content);
                        return null;
                      })
              .toList();
      for (Future<Void> writer : threads.invokeAll(writers)) {
        writer.get();
      }
    }

    assertThat(contents).contains(Files.readString(file));
    assertThat(names()).containsExactly("shared");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
