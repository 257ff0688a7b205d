package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.SeededArrays;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data set does not show whether its pixels are in arrays of their own, in shared ones or in a
 * file.
 */
final class MappedDatasetTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Shape SHAPE = Shape.of(3, 5, 7);

  @TempDir Path folder;

  /** Random pictures of two classes, a tenth of them copies of others. */
  private static Dataset dataset(PixelCollector pixels) {
    SeededArrays random = new SeededArrays(5);
    byte[][] all = new byte[400][SHAPE.size()];
    Dataset.Builder builder = Dataset.builder(List.of("a", "b"), SHAPE, pixels);
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < all[i].length; j++) {
        all[i][j] = (byte) random.integer(0, 255);
      }
      if (i % 10 == 9) {
        all[i] = all[i / 2];
      }
      builder.add(all[i], i % 2, "picture ", i);
    }
    return builder.build();
  }

  private Dataset heap() {
    return dataset(new PixelCollector(PixelCache.usual(), SHAPE.size(), 0));
  }

  private Dataset shared() {
    return dataset(new PixelCollector(PixelCache.usual(), SHAPE.size(), 400));
  }

  private Dataset mapped() {
    try (PixelCollector pixels =
        new PixelCollector(new PixelCache(9999, folder), SHAPE.size(), 0)) {
      Dataset mapped = dataset(pixels);
      assertThat(mapped.cacheBytes()).isEqualTo(400L * SHAPE.size());
      return mapped;
    }
  }

  private static void assertSame(Dataset dataset, Dataset expected) {
    assertThat(dataset.size()).isEqualTo(expected.size());
    for (int i = 0; i < dataset.size(); i++) {
      assertThat(dataset.pixels(i)).isEqualTo(expected.pixels(i));
      assertThat(dataset.label(i)).isEqualTo(expected.label(i));
      assertThat(dataset.origin(i)).isEqualTo(expected.origin(i));
    }
  }

  @Test
  void picturesLabelsAndOriginsAreTheSame() {
    Dataset mapped = mapped();
    assertSame(mapped, heap());
    assertThat(mapped.origin(17)).isEqualTo("picture 17");
    int[] some = {399, 0, 17, 17, 4};
    assertSame(mapped.select(some), heap().select(some));
    assertSame(shared().select(some), heap().select(some));
    assertThat(heap().cacheBytes()).isZero();
  }

  @Test
  void fingerprintDivisionAndDuplicatesAreTheSame() {
    assertThat(Fingerprint.of(mapped())).isEqualTo(Fingerprint.of(heap()));
    assertThat(Fingerprint.of(shared())).isEqualTo(Fingerprint.of(heap()));
    Splits splits = Division.of("x", new Loaded(Map.of(Part.TRAIN, mapped()), false, List.of()), 3);
    Splits expected = Division.of("x", new Loaded(Map.of(Part.TRAIN, heap()), false, List.of()), 3);
    assertSame(splits.train(), expected.train());
    assertSame(splits.validation(), expected.validation());
    assertSame(splits.test(), expected.test());
    Duplicates duplicates = Duplicates.of(Map.of(Part.TRAIN, mapped()));
    assertThat(duplicates).isEqualTo(Duplicates.of(Map.of(Part.TRAIN, heap())));
    assertThat(duplicates.total()).isEqualTo(40);
  }

  @Test
  void standardisedValuesAreTheSameToTheBitFromAnyThread() {
    Dataset mapped = mapped();
    Dataset heap = heap();
    Dataset shared = shared();
    Standardisation standardisation = Standardisation.of(heap);
    assertThat(Standardisation.of(shared).mean()).isEqualTo(standardisation.mean());
    assertThat(Standardisation.of(shared).deviation()).isEqualTo(standardisation.deviation());
    assertThat(Standardisation.of(mapped).mean()).isEqualTo(standardisation.mean());
    assertThat(Standardisation.of(mapped).deviation()).isEqualTo(standardisation.deviation());
    IntStream.range(0, mapped.size())
        .parallel()
        .forEach(
            i -> {
              float[] x = new float[SHAPE.size() + 2];
              float[] expected = new float[SHAPE.size() + 2];
              standardisation.apply(mapped, i, x, 1);
              standardisation.apply(heap, i, expected, 1);
              assertThat(x).isEqualTo(expected);
              standardisation.apply(shared, i, x, 1);
              assertThat(x).isEqualTo(expected);
            });
  }

  @Test
  void readingAPictureForTrainingTakesNoMemory() {
    Dataset mapped = mapped();
    Standardisation standardisation = Standardisation.of(mapped);
    float[] x = new float[SHAPE.size()];
    standardiseAll(mapped, standardisation, x, 50);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    standardiseAll(mapped, standardisation, x, 50);
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(taken).as("bytes for 20,000 pictures").isLessThan(20_000);
  }

  private static void standardiseAll(
      Dataset dataset, Standardisation standardisation, float[] x, int times) {
    for (int time = 0; time < times; time++) {
      for (int i = 0; i < dataset.size(); i++) {
        standardisation.apply(dataset, i, x, 0);
      }
    }
  }

  /** A folder of IDX files with five training and three test pictures of 4x4. */
  private Path arrays() throws IOException {
    Path arrays = Files.createDirectories(folder.resolve("arrays"));
    for (String part : List.of("train", "t10k")) {
      byte count = (byte) (part.equals("train") ? 5 : 3);
      ByteBuffer images = ByteBuffer.allocate(16 + 16 * count);
      images.putInt(0x803).putInt(count).putInt(4).putInt(4);
      while (images.hasRemaining()) {
        images.put((byte) (3 * images.position() + count));
      }
      byte[] labels = Arrays.copyOf(new byte[] {0, 0, 8, 1, 0, 0, 0, count, 7, 2}, 8 + count);
      Files.write(arrays.resolve(part + "-images-idx3-ubyte"), images.array());
      Files.write(arrays.resolve(part + "-labels-idx1-ubyte"), labels);
    }
    return arrays;
  }

  @Test
  void everySourceGivesTheSameFromAFile() throws IOException {
    Path images = folder.resolve("images");
    for (int i = 0; i < 6; i++) {
      BufferedImage image = SampleFiles.image(BufferedImage.TYPE_BYTE_GRAY, 6 + i, 9);
      SampleFiles.write(images.resolve("train/a/%d.png".formatted(i)), image, "png");
      SampleFiles.write(images.resolve("test/b/%d.png".formatted(i)), image, "png");
    }
    SampleFiles.write(images.resolve("train/b/broken.png"), new byte[9]);
    Path cache = Files.createDirectory(folder.resolve("cache"));
    for (String data : List.of("demo", images.toString(), arrays().toString())) {
      DataSource source = DataSource.open(data);
      Fitting fitting = Fitting.of(1, 8, 8);
      Loaded heap = source.load(Request.of(fitting), Progress.NONE);
      Request request = new Request(fitting, List.of(), false, new PixelCache(0, cache));
      Loaded mapped = source.load(request, Progress.NONE);
      assertThat(mapped.parts().keySet()).isEqualTo(heap.parts().keySet());
      assertThat(mapped.skipped()).isEqualTo(heap.skipped());
      for (Part part : heap.parts().keySet()) {
        assertSame(mapped.parts().get(part), heap.parts().get(part));
        assertThat(mapped.parts().get(part).cacheBytes()).isPositive();
      }
    }
    assertThat(cache).isEmptyDirectory();
  }
}
