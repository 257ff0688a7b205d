package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafeTensorsTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBackInOrder() {
    SafeTensors content = example();
    Path file = folder.resolve("with spaces ü.safetensors");
    content.write(file);
    SafeTensors read = SafeTensors.read(file);

    assertThat(read.metadata()).containsExactlyEntriesOf(content.metadata());
    assertThat(read.tensors().keySet()).containsExactly("z.weight", "a.bias", "scalar", "long");
    read.tensors().forEach((name, tensor) -> assertSame(tensor, content.tensors().get(name)));
  }

  @Test
  void everyKindOfFloatKeepsItsBits() {
    float[] values = {
      0f, -0f, 1f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY
    };
    Path file = folder.resolve("floats");
    new SafeTensors(Map.of("x", new Tensor(Shape.of(7), values)), Map.of()).write(file);
    float[] read = SafeTensors.read(file).tensors().get("x").values();

    for (int i = 0; i < values.length; i++) {
      assertThat(Float.floatToRawIntBits(read[i])).isEqualTo(Float.floatToRawIntBits(values[i]));
    }
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    example().write(folder.resolve("first"));
    example().write(folder.resolve("second"));

    assertThat(folder.resolve("second")).hasSameBinaryContentAs(folder.resolve("first"));
  }

  @Test
  void theBytesAreThoseOfTheFormat() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", new Tensor(Shape.of(1, 2), new float[] {1f, -2f}));
    tensors.put("b", new Tensor(Shape.of(1), new float[] {0.5f}));
    Path file = folder.resolve("file");
    new SafeTensors(tensors, Map.of("format", "demitasse")).write(file);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(bytes.getLong());
    byte[] header = new byte[length];
    bytes.get(header);

    assertThat(length % 8).isZero();
    assertThat(new String(header, StandardCharsets.UTF_8).stripTrailing())
        .isEqualTo(
            "{\"__metadata__\":{\"format\":\"demitasse\"},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}");
    assertThat(bytes.remaining()).isEqualTo(12);
    assertThat(bytes.getFloat()).isEqualTo(1f);
    assertThat(bytes.getFloat()).isEqualTo(-2f);
    assertThat(bytes.getFloat()).isEqualTo(0.5f);
  }

  @Test
  void theNameKeptForMetadataIsRefused() {
    Map<String, Tensor> tensors = Map.of("__metadata__", Tensor.zeros(Shape.of(1)));

    assertThatThrownBy(() -> new SafeTensors(tensors, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileThatIsNotThereAndAFolderAreNamed() {
    assertRefused(folder.resolve("none"), "there is no model file");
    assertRefused(folder, "is a folder");
  }

  @Test
  void aFileThatIsNoFileIsNotRead() {
    Path device = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(device), "/dev/zero");

    assertRefused(device, "is a device");
  }

  @Test
  void filesShorterThanAHeaderAreRefused() throws IOException {
    for (int size : new int[] {0, 1, 7}) {
      Path file = Files.write(folder.resolve("short" + size), new byte[size]);
      assertRefused(file, "it has " + size + " bytes where at least 10 were expected");
    }
  }

  @Test
  void aTextFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "This is not a model, it is a letter.");

    assertRefused(file, "announce a header of ");
  }

  @Test
  void aHeaderOfATerabyteIsRefusedBeforeMemoryIsTaken() throws IOException {
    Path file = Files.write(folder.resolve("huge"), withLength(1L << 40, "{}"));

    assertRefused(file, "a header of 1099511627776 bytes where 2 to 2 were expected");
  }

  @Test
  void aHeaderAboveTheFormatsLimitIsRefusedEvenWhereTheFileIsThatLong() throws IOException {
    Path file = folder.resolve("sparse");
    Files.write(file, withLength(200_000_000, "{}"));
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 31); // takes no room on the disk
    }

    assertRefused(file, "a header of 200000000 bytes where 2 to 100000000 were expected");
  }

  @Test
  void negativeHeaderLengthsAreRefused() throws IOException {
    assertRefused(
        Files.write(folder.resolve("negative"), withLength(-1, "{}")), "18446744073709551615");
    assertRefused(Files.write(folder.resolve("nothing"), withLength(0, "{}")), "header of 0 bytes");
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    Path whole = folder.resolve("whole");
    example().write(whole);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length += length < 1000 ? 7 : 4999) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
      assertRefused(cut, "");
    }
    assertRefused(
        Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 1)), "is cut short");
  }

  @Test
  void bytesBehindTheLastValueAreRefused() throws IOException {
    Path file = folder.resolve("file");
    example().write(file);
    byte[] bytes = Files.readAllBytes(file);

    assertRefused(
        Files.write(folder.resolve("long"), Arrays.copyOf(bytes, bytes.length + 4)), "is too long");
  }

  @Test
  void aHeaderThatIsNotUtf8IsRefused() throws IOException {
    byte[] bytes = withLength(4, "{  }");
    bytes[9] = (byte) 0xC3;

    assertRefused(Files.write(folder.resolve("latin"), bytes), "not UTF-8");
  }

  @Test
  void anyByteChangedInTheHeaderIsReadOrRefusedButNothingElse() throws IOException {
    Path whole = folder.resolve("whole");
    new SafeTensors(Map.of("w", Tensor.zeros(Shape.of(2, 2))), Map.of("a", "b")).write(whole);
    byte[] bytes = Files.readAllBytes(whole);
    int refused = 0;
    for (int i = 0; i < bytes.length - 16; i++) {
      for (int value : new int[] {0, '0', '9', '"', '{', 0x80, 0xFF}) {
        byte[] changed = bytes.clone();
        changed[i] = (byte) value;
        Path file = Files.write(folder.resolve("changed"), changed);
        try {
          SafeTensors.read(file);
        } catch (ModelFileException e) {
          refused++;
          assertThat(e).hasMessageContaining(file.toString());
        }
      }
    }
    assertThat(refused).isGreaterThan(400);
  }

  @Test
  void anUnwritablePlaceIsNamed() throws IOException {
    Path notAFolder = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> example().write(notAFolder.resolve("model.safetensors")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cannot write");
  }

  private static SafeTensors example() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("z.weight", new Tensor(Shape.of(2, 1, 2), new float[] {1, 2, 3, 4}));
    tensors.put("a.bias", new Tensor(Shape.of(1), new float[] {-0.1f}));
    tensors.put("scalar", new Tensor(Shape.of(), new float[] {42}));
    float[] many = new float[40_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = i / 7f;
    }
    tensors.put("long", new Tensor(Shape.of(200, 200), many));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("z", "first, although z");
    metadata.put("a", "Größe \"quoted\"\nsecond line \u0001 日本");
    return new SafeTensors(tensors, metadata);
  }

  private static byte[] withLength(long length, String header) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(text)
        .array();
  }

  private static void assertSame(Tensor found, Tensor expected) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    assertThat(found.values()).containsExactly(expected.values());
  }

  private static void assertRefused(Path file, String what) {
    assertThatThrownBy(() -> SafeTensors.read(file))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(what)
        .hasMessageNotContaining("\n");
  }
}
