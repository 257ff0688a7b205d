package dev.demitasse.model;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the input that one value of a layer's output depends on.
 *
 * <p>The value in row i and column j sees the rows from {@code offset + i jump} on, {@code height}
 * of them, and the columns from {@code offset + j jump} on; those outside the input are padding.
 * Behind a layer with windows of size k and stride s and with p rows of padding it is {@code height
 * + (k - 1) jump} high, {@code offset - p jump} and {@code jump s} are its offset and jump. Strides
 * larger than their windows leave gaps in it. A value behind a Dense layer sees the whole input.
 *
 * @param height how many rows
 * @param width how many columns
 * @param jump by how many rows or columns the fields of neighbours are apart; 0 behind a Dense
 *     layer
 * @param offset the first row and the first column of the first value's field; below 0 in padding
 */
public record ReceptiveField(long height, long width, long jump, long offset) {
  /** What a value of the input depends on: itself. */
  private static final ReceptiveField ITSELF = new ReceptiveField(1, 1, 1, 0);

  /** Strides of several layers multiply, without bound where only one value is left. */
  private static final long JUMP_AT_MOST = Integer.MAX_VALUE;

  /** The field behind each layer, in order. */
  public static List<ReceptiveField> of(Architecture architecture) {
    List<ReceptiveField> fields = new ArrayList<>();
    ReceptiveField field = ITSELF;
    for (Layer layer : architecture.layers()) {
      field = field.behind(layer, architecture.input());
      fields.add(field);
    }
    return fields;
  }

  private ReceptiveField behind(Layer layer, Shape input) {
    return switch (layer) {
      case Conv conv -> windowed(conv.filterSize(), conv.stride(), conv.pad());
      case MaxPool pool -> windowed(pool.poolSize(), pool.stride(), 0);
      case Dense dense -> new ReceptiveField(input.dimension(1), input.dimension(2), 0, 0);
      case Activation activation ->
          activation.function() == Activation.Function.SOFTMAX
              ? new ReceptiveField(input.dimension(1), input.dimension(2), 0, 0)
              : this;
      case Dropout dropout -> this;
      case Flatten flatten -> this;
    };
  }

  private ReceptiveField windowed(int size, int stride, int pad) {
    long more = (size - 1) * jump;
    return new ReceptiveField(
        height + more, width + more, Math.min(JUMP_AT_MOST, jump * stride), offset - pad * jump);
  }

  /** Rows and columns within the input, at most, as {@code 10x10}. */
  public Shape within(Shape input) {
    return Shape.of(
        (int) Math.min(height, input.dimension(1)), (int) Math.min(width, input.dimension(2)));
  }
}
