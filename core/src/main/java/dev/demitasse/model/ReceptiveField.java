package dev.demitasse.model;

import dev.demitasse.kernels.Padding;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.AvgPool;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.DropPath;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.GlobalAvgPool;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.SpatialDropout;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the input that one value of a layer's output depends on.
 *
 * <p>The value in row i and column j sees the rows from {@code top + i jump} on, {@code height} of
 * them, and the columns from {@code left + j jump} on; those outside the input are padding. Behind
 * a layer with windows of size k and stride s and with p rows of padding above it is {@code height
 * + (k - 1) jump} high, {@code top - p jump} and {@code jump s} are its top and jump. Strides
 * larger than their windows leave gaps in it. Behind a join it is what the paths see together. A
 * value behind a Dense layer or a mean over all places sees the whole input.
 *
 * @param height how many rows
 * @param width how many columns
 * @param jump by how many rows or columns the fields of neighbours are apart; 0 where each sees the
 *     whole input
 * @param top the first row of the first value's field; below 0 in padding
 * @param left the first column of the first value's field; below 0 in padding
 */
public record ReceptiveField(long height, long width, long jump, long top, long left) {
  /** What a value of the input depends on: itself. */
  private static final ReceptiveField ITSELF = new ReceptiveField(1, 1, 1, 0, 0);

  /** Strides of several layers multiply, without bound where only one value is left. */
  private static final long JUMP_AT_MOST = Integer.MAX_VALUE;

  /** The field behind each layer, in the order of {@link Architecture#places}. */
  public static List<ReceptiveField> of(Architecture architecture) {
    List<ReceptiveField> fields = new ArrayList<>();
    ITSELF.behind(architecture.path(), architecture.input(), architecture.input(), fields);
    return fields;
  }

  /** The field behind a path; those behind its layers are added to the list. */
  private ReceptiveField behind(Path path, Shape given, Shape input, List<ReceptiveField> fields) {
    ReceptiveField field = this;
    Shape shape = given;
    for (Layer layer : path.layers()) {
      field = field.behind(layer, shape, input, fields);
      fields.add(field);
      shape = layer.outputShape(shape);
    }
    return field;
  }

  private ReceptiveField behind(
      Layer layer, Shape given, Shape input, List<ReceptiveField> fields) {
    return switch (layer) {
      case Conv conv ->
          windowed((conv.filterSize() - 1L) * conv.dilation() + 1, conv.stride(), conv.pad());
      case MaxPool pool -> windowed(pool.poolSize(), pool.stride(), pool.pad());
      case AvgPool pool -> windowed(pool.poolSize(), pool.stride(), pool.pad());
      case Dense _, GlobalAvgPool _ -> whole(input);
      case Activation activation ->
          activation.function() == Activation.Function.SOFTMAX ? whole(input) : this;
      case BatchNorm _, DropPath _, Dropout _, Flatten _, PRelu _, SpatialDropout _ -> this;
      case Join join -> {
        ReceptiveField together = null;
        for (Join.Branch branch : join.branches(given)) {
          ReceptiveField field = behind(branch.path(), given, input, fields);
          together = together == null ? field : together.and(field);
        }
        yield together;
      }
    };
  }

  private static ReceptiveField whole(Shape input) {
    return new ReceptiveField(input.dimension(1), input.dimension(2), 0, 0, 0);
  }

  private ReceptiveField windowed(long size, int stride, Padding pad) {
    long more = (size - 1) * jump;
    return new ReceptiveField(
        height + more,
        width + more,
        Math.min(JUMP_AT_MOST, jump * stride),
        top - pad.top() * jump,
        left - pad.left() * jump);
  }

  private ReceptiveField and(ReceptiveField other) {
    long first = Math.min(top, other.top);
    long leftmost = Math.min(left, other.left);
    return new ReceptiveField(
        Math.max(top + height, other.top + other.height) - first,
        Math.max(left + width, other.left + other.width) - leftmost,
        Math.max(jump, other.jump),
        first,
        leftmost);
  }

  /** Rows and columns within the input, at most, as {@code 10x10}. */
  public Shape within(Shape input) {
    return Shape.of(
        (int) Math.min(height, input.dimension(1)), (int) Math.min(width, input.dimension(2)));
  }
}
