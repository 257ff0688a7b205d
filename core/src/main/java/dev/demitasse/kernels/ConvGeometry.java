package dev.demitasse.kernels;

/**
 * The sizes of a convolution of one picture.
 *
 * <p>The caller has checked that every size is at least 1, that the channels of input and output
 * are multiples of the groups, that the filter fits the padded picture and that all products fit an
 * {@code int}.
 *
 * @param filterSize height and width k of a filter
 * @param dilation how far its values lie apart in the picture: it covers {@code dilation (k - 1) +
 *     1} rows and columns
 * @param groups how many groups the channels are divided in: output channel f is computed from the
 *     {@code inputChannels / groups} channels of group {@code f / (outputChannels / groups)}, so
 *     that weights are {@code [F, C / groups, k, k]}
 * @param pad zeros around the picture
 */
public record ConvGeometry(
    int inputChannels,
    int height,
    int width,
    int outputChannels,
    int filterSize,
    int stride,
    int dilation,
    int groups,
    Padding pad) {
  /** A convolution of all channels with filters whose values lie side by side. */
  public ConvGeometry(
      int inputChannels,
      int height,
      int width,
      int outputChannels,
      int filterSize,
      int stride,
      int pad) {
    this(inputChannels, height, width, outputChannels, filterSize, stride, 1, 1, Padding.of(pad));
  }

  /** {@code floor((height + top + bottom - dilation (filterSize - 1) - 1) / stride) + 1}. */
  public int outputHeight() {
    return (height + pad.top() + pad.bottom() - extent()) / stride + 1;
  }

  /** {@code floor((width + left + right - dilation (filterSize - 1) - 1) / stride) + 1}. */
  public int outputWidth() {
    return (width + pad.left() + pad.right() - extent()) / stride + 1;
  }

  /** Rows and columns that a filter covers: {@code dilation (filterSize - 1) + 1}. */
  public int extent() {
    return dilation * (filterSize - 1) + 1;
  }

  /** Weights of one filter: {@code inputChannels / groups filterSize filterSize}. */
  public int taps() {
    return inputChannels / groups * filterSize * filterSize;
  }

  /** Weights of all filters. */
  public int weights() {
    return outputChannels * taps();
  }

  /** Values of one input picture. */
  public int inputSize() {
    return inputChannels * height * width;
  }

  /** Values of one output picture. */
  public int outputSize() {
    return outputChannels * outputHeight() * outputWidth();
  }

  /** One of the groups as a convolution for itself. */
  public ConvGeometry group() {
    return new ConvGeometry(
        inputChannels / groups,
        height,
        width,
        outputChannels / groups,
        filterSize,
        stride,
        dilation,
        1,
        pad);
  }
}
