package dev.demitasse.simd;

import static dev.demitasse.simd.WinogradTransforms.ELEMENTS;

/**
 * How a picture is cut into tiles of Winograd's convolution, and in which blocks these are treated.
 *
 * @param down rows of tiles
 * @param across tiles of a row
 * @param block rows of tiles that are treated together
 */
record WinogradTiling(int down, int across, int block) {
  private static final int BLOCK_FLOATS = 1 << 16;
  private static final int LINE = 16;

  /**
   * Tiles for an output of that size, in blocks that fit into a processor's second-level cache.
   *
   * @param channels channels that go in and that come out, together
   */
  static WinogradTiling of(int height, int width, int channels) {
    int down = Math.ceilDiv(height, 2);
    int across = Math.ceilDiv(width, 2);
    int block = Math.clamp(BLOCK_FLOATS / (ELEMENTS * channels * across), 1, down);
    return new WinogradTiling(down, across, block);
  }

  /** The picture's layout that tiles of 4x4 are taken from. */
  SplitRows input(int channels, int height, int width, int top, int left) {
    return new SplitRows(channels, height, width, top, left, 2 * down + 2, across + 1);
  }

  /** The layout that tiles of 2x2 make. */
  SplitRows output(int channels, int height, int width) {
    return new SplitRows(channels, height, width, 0, 0, 2 * down, across);
  }

  /** How many tiles a block has that begins with this row of tiles. */
  int tiles(int row) {
    return Math.min(block, down - row) * across;
  }

  /**
   * How far the elements of a tile lie apart in a block: a cache line more than they take, since 16
   * places a multiple of 4096 bytes apart have to share the same few lines of a first-level cache.
   */
  int step(int channels) {
    return block * across * channels + LINE;
  }
}
