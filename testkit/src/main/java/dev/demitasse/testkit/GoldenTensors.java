package dev.demitasse.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The named float32 tensors of a golden SafeTensors file.
 *
 * <p>Written apart from core's reader of the same format, so that each can be checked with the
 * other. The golden files hold PyTorch's state_dict names ({@code 0.weight}), {@code input}, {@code
 * target}, {@code logits_before}, {@code grad.0.weight} and {@code logits_after_20.adam}.
 */
public final class GoldenTensors {
  private final Map<String, GoldenArray> tensors;

  private GoldenTensors(Map<String, GoldenArray> tensors) {
    this.tensors = new TreeMap<>(tensors);
  }

  /**
   * Reads a whole SafeTensors file; the caller closes the stream.
   *
   * @throws IOException if reading fails
   * @throws IllegalArgumentException if a tensor is not float32 or its data are incomplete
   */
  public static GoldenTensors read(InputStream in) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = Math.toIntExact(file.getLong());
    byte[] header = new byte[headerLength];
    file.get(header);
    ByteBuffer data = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, GoldenArray> tensors = new TreeMap<>();
    GoldenJson.object(new ByteArrayInputStream(header))
        .forEach(
            (name, entry) -> {
              if (!name.equals("__metadata__")) {
                tensors.put((String) name, tensor((String) name, (Map<?, ?>) entry, data));
              }
            });
    return new GoldenTensors(tensors);
  }

  /** The names of the tensors. */
  public SortedSet<String> names() {
    return new TreeSet<>(tensors.keySet());
  }

  /**
   * A tensor.
   *
   * @throws NoSuchElementException if there is none of this name
   */
  public GoldenArray array(String name) {
    GoldenArray array = tensors.get(name);
    if (array == null) {
      throw new NoSuchElementException("no tensor named " + name + " among " + tensors.keySet());
    }
    return array;
  }

  private static GoldenArray tensor(String name, Map<?, ?> entry, ByteBuffer data) {
    if (!"F32".equals(entry.get("dtype"))) {
      throw new IllegalArgumentException(name + " is " + entry.get("dtype") + ", expected F32");
    }
    int[] offsets = GoldenJson.integers((List<?>) entry.get("data_offsets"));
    double[] values = new double[(offsets[1] - offsets[0]) / Float.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.getFloat(offsets[0] + i * Float.BYTES);
    }
    return new GoldenArray(GoldenJson.integers((List<?>) entry.get("shape")), values);
  }
}
