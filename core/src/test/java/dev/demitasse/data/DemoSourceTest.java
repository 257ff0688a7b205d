package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.tensor.Shape;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DemoSourceTest {
  private static final Request AS_IT_IS = Request.of(Fitting.of(1, 32, 32));

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
}
