package dev.demitasse.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.demitasse.tensor.Shape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdxFolderTest {
  private static final Request AS_IT_IS = Request.of(Fitting.of(1, 2, 3));

  @TempDir Path folder;

  /** A header of these numbers, then {@code count} bytes 0, 1, 2, ... */
  private static byte[] idx(int count, int... header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    for (int number : header) {
      data.writeInt(number);
    }
    for (int i = 0; i < count; i++) {
      data.writeByte(i);
    }
    return bytes.toByteArray();
  }

  private static byte[] labels(int... labels) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(idx(0, 0x801, labels.length));
    for (int label : labels) {
      bytes.write(label);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    }
    return compressed.toByteArray();
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private void putThreePictures(String prefix) throws IOException {
    put(prefix + "-images-idx3-ubyte", idx(18, 0x803, 3, 2, 3));
    put(prefix + "-labels-idx1-ubyte", labels(7, 3, 7));
  }

  private DataSource open() {
    return DataSource.open(folder.toString());
  }

  @ParameterizedTest
  @CsvSource({"-idx,''", "-idx,.gz", ".idx,''", ".idx,.gz"})
  void picturesAndLabelsAreRead(String mark, String ending) throws IOException {
    byte[] images = idx(18, 0x803, 3, 2, 3);
    byte[] labels = labels(7, 3, 7);
    boolean zipped = ending.equals(".gz");
    put("train-images" + mark + "3-ubyte" + ending, zipped ? gzip(images) : images);
    put("train-labels" + mark + "1-ubyte" + ending, zipped ? gzip(labels) : labels);
    DataSource source = open();
    assertThat(source).isInstanceOf(IdxFolder.class);
    assertThat(source.pictureShape()).contains(Shape.of(1, 2, 3));
    assertThat(source.channels()).isEqualTo(1);
    Loaded loaded = source.load(AS_IT_IS, Progress.NONE);
    assertThat(loaded.divided()).isFalse();
    Dataset train = loaded.parts().get(Part.TRAIN);
    assertThat(train.size()).isEqualTo(3);
    assertThat(train.pixels(0)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(train.pixels(2)).containsExactly(12, 13, 14, 15, 16, 17);
    assertThat(train.classNames()).containsExactly("3", "7");
    assertThat(new int[] {train.label(0), train.label(1), train.label(2)}).containsExactly(1, 0, 1);
    assertThat(train.origin(2)).isEqualTo("train image 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"t10k", "test", "val", "validation"})
  void everyPartGoesByItsNames(String prefix) throws IOException {
    putThreePictures("train");
    putThreePictures(prefix);
    Loaded loaded = open().load(AS_IT_IS, Progress.NONE);
    assertThat(loaded.divided()).isTrue();
    assertThat(loaded.parts())
        .containsOnlyKeys(Part.TRAIN, prefix.startsWith("t") ? Part.TEST : Part.VALIDATION);
  }

  @ParameterizedTest
  @CsvSource({"159999, 1", "160000, 2", "600000, 7", "799999, 9"})
  void aCompressedFileThatEndsTooSoonIsToldWithThePictureItEndsIn(int bytes, int picture)
      throws IOException {
    put("train-images-idx3-ubyte.gz", gzip(idx(bytes, 0x803, 10, 200, 400)));
    put("train-labels-idx1-ubyte", labels(0, 1, 0, 1, 0, 1, 0, 1, 0, 1));
    DataSource source = open();
    assertThatThrownBy(() -> source.load(Request.of(Fitting.of(1, 200, 400)), Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("ends in picture " + picture + ", expected 10 pictures of 200x400");
  }

  @Test
  void classesTxtNamesTheClassesAndSelectionKeepsItsOrder() throws IOException {
    putThreePictures("train");
    put("classes.txt", "a\nb b\nc\nStraße\ne\nf\ng\nh\n\n".getBytes(UTF_8));
    DataSource source = open();
    assertThat(source.classNames()).hasSize(8).contains("Straße", "b b");
    Dataset train =
        source
            .load(new Request(Fitting.of(1, 2, 3), List.of("7", "Straße"), false), Progress.NONE)
            .parts()
            .get(Part.TRAIN);
    assertThat(train.classNames()).containsExactly("h", "Straße");
    assertThat(train.counts()).containsExactly(2, 1);
    Request one = new Request(Fitting.of(1, 2, 3), List.of("h"), false);
    Dataset chosen = source.load(one, Progress.NONE).parts().get(Part.TRAIN);
    assertThat(chosen.origin(1)).isEqualTo("train image 2");
    assertThat(chosen.pixels(1)).containsExactly(12, 13, 14, 15, 16, 17);
  }

  @Test
  void progressEndsAtTheTotal() throws IOException {
    putThreePictures("train");
    putThreePictures("test");
    List<Integer> calls = new ArrayList<>();
    open().load(AS_IT_IS, (done, total) -> calls.addAll(List.of(done, total)));
    assertThat(calls).endsWith(6, 6);
  }

  @Test
  void anUnknownClassAndAClassAskedForTwiceAreRefused() throws IOException {
    putThreePictures("train");
    DataSource source = open();
    Fitting fitting = Fitting.of(1, 2, 3);
    assertThatThrownBy(() -> source.load(new Request(fitting, List.of("9"), false), Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("'9'", "3, 7");
    assertThatThrownBy(
            () -> source.load(new Request(fitting, List.of("7", "1"), false), Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("twice");
  }

  private void refused(String... words) {
    assertThatThrownBy(() -> open().load(AS_IT_IS, Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aWrongMagicIsRefused() throws IOException {
    putThreePictures("train");
    put("train-images-idx3-ubyte", idx(18, 0x801, 3, 2, 3));
    refused("train-images-idx3-ubyte", "00000801", "00000803");
  }

  @Test
  void aFileShorterOrLongerThanItsHeaderSaysIsRefused() throws IOException {
    putThreePictures("train");
    put("train-images-idx3-ubyte", idx(17, 0x803, 3, 2, 3));
    refused("train-images-idx3-ubyte", "3x2x3", "17");
    put("train-images-idx3-ubyte", idx(19, 0x803, 3, 2, 3));
    refused("train-images-idx3-ubyte", "19");
    put("train-images-idx3-ubyte", idx(0, 0x803, 3));
    refused("train-images-idx3-ubyte", "header");
    put("train-images-idx3-ubyte", new byte[0]);
    refused("train-images-idx3-ubyte", "header");
  }

  @Test
  void aCompressedFileThatEndsEarlyOrLateIsRefused() throws IOException {
    put("train-images-idx3-ubyte.gz", gzip(idx(17, 0x803, 3, 2, 3)));
    put("train-labels-idx1-ubyte.gz", gzip(labels(1, 2, 3)));
    refused("train-images-idx3-ubyte.gz", "picture 2");
    put("train-images-idx3-ubyte.gz", gzip(idx(19, 0x803, 3, 2, 3)));
    refused("train-images-idx3-ubyte.gz", "more than");
    byte[] whole = gzip(idx(18, 0x803, 3, 2, 3));
    put("train-images-idx3-ubyte.gz", Arrays.copyOf(whole, whole.length - 4));
    refused("train-images-idx3-ubyte.gz");
    put("train-images-idx3-ubyte.gz", whole);
    put("train-labels-idx1-ubyte.gz", gzip(idx(2, 0x801, 3)));
    refused("train-labels-idx1-ubyte.gz", "3 labels", "2");
  }

  @Test
  void aDamagedChecksumIsRefused() throws IOException {
    byte[] whole = gzip(idx(18, 0x803, 3, 2, 3));
    whole[whole.length - 6] ^= 1;
    put("train-images-idx3-ubyte.gz", whole);
    put("train-labels-idx1-ubyte.gz", gzip(labels(1, 2, 3)));
    refused("train-images-idx3-ubyte.gz", "cannot be read to its end");
  }

  @Test
  void aNameInGzThatIsNotCompressedIsRefused() throws IOException {
    put("train-images-idx3-ubyte.gz", idx(18, 0x803, 3, 2, 3));
    put("train-labels-idx1-ubyte", labels(1, 2, 3));
    refused("train-images-idx3-ubyte.gz", "gzip");
  }

  @Test
  void anotherNumberOfLabelsThanPicturesIsRefused() throws IOException {
    putThreePictures("train");
    put("train-labels-idx1-ubyte", labels(1, 2));
    refused("train-images-idx3-ubyte", "3 pictures", "train-labels-idx1-ubyte", "2 labels");
  }

  @Test
  void missingLabelsAreNamed() throws IOException {
    put("train-images-idx3-ubyte", idx(18, 0x803, 3, 2, 3));
    refused("train-images-idx3-ubyte", "no file of labels");
  }

  @Test
  void aLabelWithoutALineInClassesTxtIsRefused() throws IOException {
    putThreePictures("train");
    put("classes.txt", "a\nb\n".getBytes(UTF_8));
    refused("train-labels-idx1-ubyte", "label 7 of picture 0", "classes.txt", "0 to 1");
  }

  @Test
  void aBrokenClassesTxtIsRefused() throws IOException {
    putThreePictures("train");
    put("classes.txt", new byte[] {'a', '\n', (byte) 0xff, (byte) 0xfe});
    refused("classes.txt", "UTF-8");
    put("classes.txt", "a\nb\na\n".getBytes(UTF_8));
    refused("classes.txt", "a again on line 3");
    put("classes.txt", "\n".getBytes(UTF_8));
    refused("classes.txt", "empty");
  }

  @ParameterizedTest
  @CsvSource({"-1,-1,-1", "2147483647,2147483647,2147483647", "0,2,3", "3,0,3", "60000,28,28"})
  void absurdSizesAreRefusedBeforeMemoryIsTaken(int count, int height, int width)
      throws IOException {
    byte[] images = idx(18, 0x803, count, height, width);
    put("train-labels-idx1-ubyte", labels(1, 2, 3));
    put("train-images-idx3-ubyte", images);
    refused("train-images-idx3-ubyte", "claims a size of");
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    put("train-images-idx3-ubyte.gz", gzip(images));
    refused("train-images-idx3-ubyte.gz", "claims a size of");
  }

  @Test
  void moreThanJavaMayHoldIsRefused() {
    PixelCache cache = new PixelCache(400_000_000, folder);
    Shape shape = Shape.of(1, 32, 32);
    assertThatThrownBy(() -> Capacity.check("x", 10_000_000, shape, cache, 1_000_000_000))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("10000000 pictures of 1x32x32", "1.2 GB of", "the 1.0 GB Java");
    Capacity.check("x", 4_000_000, shape, cache, 1_000_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist", "fashion-mnist"})
  void theRealSetsAreWhole(String name) {
    Path real = Path.of("../../shared/data", name);
    assumeTrue(Files.isDirectory(real), "the shared data are not here");
    DataSource source = DataSource.open(real.toString());
    assertThat(source.pictureShape()).contains(Shape.of(1, 28, 28));
    Loaded loaded = source.load(Request.of(Fitting.padded(1, 32, 32, 28, 28)), Progress.NONE);
    Dataset train = loaded.parts().get(Part.TRAIN);
    Dataset test = loaded.parts().get(Part.TEST);
    assertThat(train.size()).isEqualTo(60000);
    assertThat(test.size()).isEqualTo(10000);
    assertThat(train.shape()).isEqualTo(Shape.of(1, 32, 32));
    if (name.equals("mnist")) {
      assertThat(train.classNames().getLast()).isEqualTo("9");
      assertThat(train.counts()).startsWith(5923, 6742, 5958);
    } else {
      assertThat(train.classNames()).startsWith("T-shirt/top", "Trouser").endsWith("Ankle boot");
      assertThat(train.counts()).containsOnly(6000);
      assertThat(test.counts()).containsOnly(1000);
    }
  }
}
