package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoFolderTest {
  @TempDir Path folder;

  private static void write(Path target, Progress progress) {
    new DemoFolder(target).write(progress, part -> DemoSource.size(part) / 50);
  }

  private static int fileCount(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return (int) files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void theWrittenFolderHoldsTheSamePictures() throws IOException {
    Path target = folder.resolve("new/démo set");
    write(target, Progress.NONE);
    assertThat(fileCount(target)).isEqualTo(110);
    for (String name : new String[] {"ok/0000.png", "defect/0001.png", "defect/0019.png"}) {
      int index = Integer.parseInt(name.replaceAll("[^0-9]", ""));
      Path file = target.resolve("test").resolve(name);
      byte[] pixels =
          (byte[]) ImageIO.read(file.toFile()).getRaster().getDataElements(0, 0, 32, 32, null);
      assertThat(pixels).isEqualTo(DemoSource.picture(Part.TEST, index).pixels());
    }
  }

  @Test
  void namesAreTheSameInALanguageWithOtherDigits() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      write(folder, Progress.NONE);
    } finally {
      Locale.setDefault(usual);
    }
    assertThat(folder.resolve("train/ok/0078.png")).isRegularFile();
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    assertThatThrownBy(() -> DemoSource.write(folder, Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(folder.toString(), "not empty");
    assertThatThrownBy(() -> DemoSource.write(folder.resolve("mine.txt"), Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("mine.txt", "is a file");
    assertThatThrownBy(() -> DemoSource.write(folder.resolve("mine.txt/in"), Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("cannot be written", "Not a directory");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void nothingIsLeftBehindWhereAFileCannotBeWritten() {
    Path target = folder.resolve("a/b");
    Path blocked = target.resolve("train/ok/0006.png");
    Progress blocking =
        (done, total) -> {
          if (done == 6) {
            makeFolder(blocked);
          }
        };
    assertThatThrownBy(() -> write(target, blocking))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(blocked.toString(), "cannot be written");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void nothingIsLeftBehindWhereWritingIsEnded() {
    Progress ending =
        (done, total) -> {
          if (done == 7) {
            throw new IllegalStateException("enough");
          }
        };
    assertThatThrownBy(() -> write(folder.resolve("new"), ending)).hasMessage("enough");
    assertThatThrownBy(() -> write(folder, ending)).hasMessage("enough");
    assertThat(folder).isEmptyDirectory();
  }

  private static void makeFolder(Path path) {
    try {
      Files.createDirectory(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
