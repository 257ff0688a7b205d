package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PixelCollectorTest {
  @TempDir Path folder;

  private PixelCollector collector(long heapBytes, int size, long expected) {
    return new PixelCollector(new PixelCache(heapBytes, folder), size, expected);
  }

  private static byte[] picture(int size, int number) {
    byte[] values = new byte[size];
    Arrays.setAll(new int[size], i -> values[i] = (byte) (number * 31 + i * 7));
    return values;
  }

  private static void fill(PixelCollector collector, int size, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(collector.add(picture(size, i))).isEqualTo(i);
    }
  }

  private static void check(Pixels pixels, int size, int count) {
    byte[] buffer = new byte[size];
    for (int i = count - 1; i >= 0; i--) {
      assertThat(pixels.of(i)).isEqualTo(picture(size, i));
      byte[] values = pixels.read(i, buffer);
      int offset = pixels.offset(i);
      assertThat(Arrays.copyOfRange(values, offset, offset + size)).isEqualTo(picture(size, i));
    }
  }

  @Test
  void picturesThatFitStayInTheHeapAndAreNotCopied() {
    byte[] values = picture(100, 0);
    try (PixelCollector collector = collector(2 * 116, 100, 0)) {
      collector.add(values);
      collector.add(picture(100, 1));
      assertThat(collector.pixels()).isInstanceOf(HeapPixels.class);
      assertThat(collector.pixels().of(0)).isSameAs(values);
      assertThat(collector.pixels().fileBytes()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, (1 << 21) - 1, 1 << 21, (1 << 22) + 1, (1 << 24) - 1, 1 << 24})
  void ofAKnownNumberManyShareAnArray(int size) {
    try (PixelCollector collector = collector(Long.MAX_VALUE, size, 9)) {
      fill(collector, size, 0, 9);
      check(collector.pixels(), size, 9);
      assertThat(collector.pixels()).isInstanceOf(HeapPixels.class);
      int arrays = Math.ceilDiv(9, Math.min(9, (1 << 24) / size));
      assertThat(((HeapPixels) collector.pixels()).arrays()).hasNumberOfRows(arrays);
    }
  }

  @Test
  void thereMayBeFewerOrMoreThanWereKnown() {
    try (PixelCollector collector = collector(Long.MAX_VALUE, 10, 4)) {
      fill(collector, 10, 0, 3);
      check(collector.pixels(), 10, 3);
      fill(collector, 10, 3, 11);
      check(collector.pixels(), 10, 11);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1 << 23, (1 << 24) + 1})
  void valuesOutOfTheMiddleOfAnArrayAreCopied(int size) {
    try (PixelCollector collector = collector(Long.MAX_VALUE, size, 3)) {
      byte[] values = new byte[size + 5];
      for (int i = 0; i < 3; i++) {
        System.arraycopy(picture(size, i), 0, values, i, size);
        assertThat(collector.add(values, i)).isEqualTo(i);
        Arrays.fill(values, (byte) 0);
      }
      check(collector.pixels(), size, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4})
  void whatSharesAnArrayGoesToAFileWhereMoreComeThanWereKnown(int known) {
    try (PixelCollector collector = collector(4 * 116, 100, known)) {
      fill(collector, 100, 0, 4);
      assertThat(collector.pixels()).isInstanceOf(HeapPixels.class);
      fill(collector, 100, 4, 7);
      assertThat(collector.pixels()).isInstanceOf(MappedPixels.class);
      check(collector.pixels(), 100, 7);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 784, (1 << 20) - 1, 1 << 20, (1 << 20) + 3})
  void onePictureTooManySendsAllToAFile(int size) {
    Pixels pixels;
    try (PixelCollector collector = collector(4 * (size + 16L), size, 0)) {
      fill(collector, size, 0, 4);
      assertThat(collector.pixels()).isInstanceOf(HeapPixels.class);
      fill(collector, size, 4, 9);
      pixels = collector.pixels();
      assertThat(pixels).isInstanceOf(MappedPixels.class);
      assertThat(pixels.fileBytes()).isEqualTo(9L * size);
    }
    check(pixels, size, 9);
  }

  @Test
  void whatIsKnownToBeTooMuchGoesToAFileAtOnce() {
    try (PixelCollector collector = collector(1000, 100, 9)) {
      fill(collector, 100, 0, 1);
      assertThat(collector.pixels()).isInstanceOf(MappedPixels.class);
      check(collector.pixels(), 100, 1);
    }
  }

  @Test
  void picturesMayBeAddedAfterALook() {
    try (PixelCollector collector = collector(0, 50, 0)) {
      fill(collector, 50, 0, 3);
      Pixels first = collector.pixels();
      assertThat(collector.pixels()).isSameAs(first);
      fill(collector, 50, 3, 8);
      check(collector.pixels(), 50, 8);
      check(first, 50, 3);
    }
  }

  @Test
  void noFileIsLeftBehind() throws IOException {
    try (PixelCollector collector = collector(0, 50, 0)) {
      fill(collector, 50, 0, 3);
      if (!System.getProperty("os.name").startsWith("Windows")) {
        assertThat(folder).as("a killed process cannot tidy up").isEmptyDirectory();
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderWithoutRoomIsRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> collector(0, 1 << 20, 1L << 40))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("1152921504.6 GB", folder.toString(), "-Djava.io.tmpdir", "-Xmx")
        .hasMessageNotContaining("\n");
    assertThat(folder).isEmptyDirectory();
    CacheFile.checkRoom(folder, 5, 5);
    assertThatThrownBy(() -> CacheFile.checkRoom(folder, 6, 5)).isInstanceOf(DataException.class);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws IOException {
    Path missing = folder.resolve("missing");
    try (PixelCollector collector = new PixelCollector(new PixelCache(0, missing), 1, 0)) {
      assertThatThrownBy(() -> collector.add(new byte[1]))
          .isInstanceOf(DataException.class)
          .hasMessageContainingAll(missing.toString(), "No such file", "-Djava.io.tmpdir");
    }
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new PixelCollector(new PixelCache(0, file), 1, 1))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aNumberBelowZeroIsRefused() {
    assertThatThrownBy(() -> new PixelCache(-1, folder))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(PixelCache.usual().heapBytes())
        .isBetween(Runtime.getRuntime().maxMemory() / 3, Runtime.getRuntime().maxMemory() / 2);
  }
}
