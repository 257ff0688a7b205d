package dev.demitasse.layers;

import dev.demitasse.kernels.Padding;
import dev.demitasse.kernels.PoolGeometry;
import dev.demitasse.tensor.Shape;

/**
 * The windows that a pooling layer takes values from.
 *
 * @param kind the layer's name
 * @param size height and width of a window
 * @param stride step of the window
 * @param pad rows and columns beyond each side of the picture that windows may cover
 * @param ceil whether output sizes are rounded up
 * @param padCounts whether padding counts as zeros in a mean
 */
record Windows(String kind, int size, int stride, Padding pad, boolean ceil, boolean padCounts) {
  Windows {
    Range.check(kind, "pool_size", size, 1);
    Range.check(kind, "stride", stride, 1);
    Range.checkPadding(kind, pad);
    int largest = Math.max(Math.max(pad.top(), pad.bottom()), Math.max(pad.left(), pad.right()));
    if (largest >= size) {
      throw new LayerException(
          "%s's pad of %s must be below its pool_size of %s".formatted(kind, pad.text(), size));
    }
  }

  Shape outputShape(Shape input) {
    if (input.rank() != 3) {
      throw new LayerException(kind + " wants pictures (channels x height x width), got " + input);
    }
    check(input, 1, (long) pad.top() + pad.bottom());
    check(input, 2, (long) pad.left() + pad.right());
    PoolGeometry geometry = geometry(input);
    return Shape.of(input.dimension(0), geometry.outputHeight(), geometry.outputWidth());
  }

  private void check(Shape input, int dimension, long pads) {
    if (input.dimension(dimension) + pads < size) {
      String padded = pads == 0 ? "" : " with pad " + pad.text();
      throw new LayerException(
          "%s's window of size %s does not fit %s%s".formatted(kind, size, input, padded));
    }
  }

  PoolGeometry geometry(Shape input) {
    return new PoolGeometry(
        input.dimension(0),
        input.dimension(1),
        input.dimension(2),
        size,
        stride,
        pad,
        ceil,
        padCounts);
  }
}
