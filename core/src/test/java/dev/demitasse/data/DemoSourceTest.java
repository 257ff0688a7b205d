package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoSourceTest {
  private static final Request AS_IT_IS = Request.of(Fitting.of(1, 32, 32));

  @TempDir Path folder;

  @Test
  void halfOfEveryPartHasADefect() {
    DemoSource demo = new DemoSource();
    Loaded loaded = demo.load(AS_IT_IS, Progress.NONE);
    assertThat(loaded.divided()).isTrue();
    assertThat(demo.pictureShape()).contains(Shape.of(1, 32, 32));
    for (Part part : Part.values()) {
      int half = DemoSource.size(part) / 2;
      assertThat(loaded.parts().get(part).counts()).containsExactly(half, half);
    }
    assertThat(loaded.parts().get(Part.TRAIN).classNames()).containsExactly("ok", "defect");
  }

  @Test
  void thePicturesNeverChange() throws NoSuchAlgorithmException {
    Loaded loaded = new DemoSource().load(AS_IT_IS, Progress.NONE);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Dataset dataset : loaded.parts().values()) {
      for (int i = 0; i < dataset.size(); i++) {
        digest.update(dataset.pixels(i));
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("a73bc6412fca21cc735d275cf7e32a430932eca5d6a1f58ad8fd233f6f329617");
    assertThat(Duplicates.of(loaded.parts()).total()).isZero();
  }

  @Test
  void classesMayBeTurnedAround() {
    Request request = new Request(Fitting.of(1, 32, 32), List.of("defect", "ok"), false);
    Dataset test = new DemoSource().load(request, Progress.NONE).parts().get(Part.TEST);
    assertThat(test.classNames()).containsExactly("defect", "ok");
    assertThat(test.label(0)).isEqualTo(1);
  }

  @Test
  void theWrittenFolderHoldsTheSamePictures() throws IOException {
    Path target = folder.resolve("new/démo set");
    DemoSource.write(target, Progress.NONE, part -> DemoSource.size(part) / 50);
    try (Stream<Path> files = Files.walk(target)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(110);
    }
    for (int i : new int[] {0, 1, 19}) {
      Path file = target.resolve("test/" + (i % 2 == 0 ? "ok" : "defect")).resolve(name(i));
      byte[] pixels =
          (byte[]) ImageIO.read(file.toFile()).getRaster().getDataElements(0, 0, 32, 32, null);
      assertThat(pixels).isEqualTo(DemoSource.picture(Part.TEST, i).pixels());
    }
  }

  private static String name(int index) {
    return "%04d.png".formatted(index);
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
        .hasMessageContaining("cannot be written");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }
}
