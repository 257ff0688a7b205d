package dev.demitasse.data;

import dev.demitasse.tensor.RandomStream;

/**
 * Paints one generated picture: a machined surface with uneven light, tool marks and grain, and
 * perhaps a defect.
 *
 * <p>Only the four operations, square roots and a table of sines are used, so that every machine
 * paints the same bytes.
 */
final class Surface {
  /** Height and width of the picture. */
  static final int SIDE = 32;

  private static final float[] SINES = new float[1024];

  static {
    for (int i = 0; i < SINES.length; i++) {
      SINES[i] = (float) StrictMath.sin(2 * StrictMath.PI * i / SINES.length);
    }
  }

  private final RandomStream random;
  private final float[] light = new float[SIDE * SIDE];

  private Surface(RandomStream random) {
    this.random = random;
  }

  /** A sound surface, or one with a scratch, a pit or a crack; [1, 32, 32]. */
  static byte[] paint(RandomStream random, boolean defect) {
    Surface surface = new Surface(random);
    surface.prepare();
    if (defect) {
      surface.damage();
    }
    return surface.developed(surface.between(3, 8));
  }

  /** What the defect adds to the light of the surface that {@link #paint} gives one. */
  static float[] defect(RandomStream random) {
    Surface surface = new Surface(random);
    surface.prepare();
    float[] sound = surface.light.clone();
    surface.damage();
    float[] added = new float[sound.length];
    for (int i = 0; i < added.length; i++) {
      added[i] = surface.light[i] - sound[i];
    }
    return added;
  }

  private void prepare() {
    illuminate();
    mark(between(4, 13));
    mark(between(0, 7));
  }

  private void damage() {
    switch (random.nextInt(3)) {
      case 0 -> scratch();
      case 1 -> pit();
      default -> crack();
    }
  }

  /** Light that falls off in one direction. */
  private void illuminate() {
    float middle = between(90, 165);
    float turn = random.nextFloat();
    float fall = between(0, 45) / SIDE;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float along = (x - SIDE / 2) * sine(turn + 0.25f) + (y - SIDE / 2) * sine(turn);
        light[y * SIDE + x] = middle + fall * along;
      }
    }
  }

  /** Parallel marks of a tool at any angle, 3 to 8 pixels apart. */
  private void mark(float depth) {
    float turn = random.nextFloat();
    float period = between(3, 8);
    float phase = random.nextFloat();
    float wave = between(0.05f, 0.15f);
    float wavePeriod = between(12, 30);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float along = x * sine(turn) - y * sine(turn + 0.25f);
        float across = x * sine(turn + 0.25f) + y * sine(turn);
        float shift = phase + wave * sine(along / wavePeriod);
        light[y * SIDE + x] += depth * sine(across / period + shift);
      }
    }
  }

  /** A thin straight line, dark or bright. */
  private void scratch() {
    float strength = random.nextFloat() < 0.5f ? between(34, 80) : -between(34, 80);
    float turn = random.nextFloat();
    float half = between(4, 11);
    float centreX = between(5, SIDE - 5);
    float centreY = between(5, SIDE - 5);
    float stepX = sine(turn + 0.25f) * half;
    float stepY = sine(turn) * half;
    stroke(centreX - stepX, centreY - stepY, centreX + stepX, centreY + stepY, 0.9f, strength);
  }

  /** A small dark spot with a bright rim. */
  private void pit() {
    float strength = between(38, 85);
    float radius = between(1.3f, 2.8f);
    float centreX = between(3, SIDE - 4);
    float centreY = between(3, SIDE - 4);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float distance = length(x - centreX, y - centreY);
        float inside = Math.clamp(radius + 0.5f - distance, 0, 1);
        float rim = Math.clamp(1 - Math.abs(distance - radius - 1), 0, 1);
        light[y * SIDE + x] += strength * (0.45f * rim - inside);
      }
    }
  }

  /** A dark jagged line: a walk that keeps its direction only roughly. */
  private void crack() {
    float strength = -between(34, 75);
    float x = between(6, SIDE - 6);
    float y = between(6, SIDE - 6);
    float turn = random.nextFloat();
    int steps = 4 + random.nextInt(6);
    for (int i = 0; i < steps; i++) {
      float bent = turn + between(-0.14f, 0.14f);
      float stride = between(1.5f, 3);
      float nextX = x + stride * sine(bent + 0.25f);
      float nextY = y + stride * sine(bent);
      stroke(x, y, nextX, nextY, 0.8f, strength);
      x = nextX;
      y = nextY;
    }
  }

  /** A line whose effect falls from full at its middle to none one and a half widths away. */
  private void stroke(float fromX, float fromY, float toX, float toY, float width, float strength) {
    float dx = toX - fromX;
    float dy = toY - fromY;
    float square = dx * dx + dy * dy;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float along = Math.clamp(((x - fromX) * dx + (y - fromY) * dy) / square, 0, 1);
        float distance = length(x - fromX - along * dx, y - fromY - along * dy);
        light[y * SIDE + x] += strength * Math.clamp(1.5f - distance / width, 0, 1);
      }
    }
  }

  /** Adds the grain, the sum of four even chances for each pixel, and cuts to 0..255. */
  private byte[] developed(float grain) {
    byte[] pixels = new byte[light.length];
    for (int i = 0; i < pixels.length; i++) {
      long bits = random.nextLong();
      long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
      float normal = (sum - 2 * 0xffff) * (1.7320508f / 0xffff);
      pixels[i] = (byte) Math.clamp((int) (light[i] + grain * normal + 0.5f), 0, 255);
    }
    return pixels;
  }

  private float between(float low, float high) {
    return low + (high - low) * random.nextFloat();
  }

  private static float length(float x, float y) {
    return (float) Math.sqrt(x * x + y * y);
  }

  /** The sine of an angle in full turns. */
  private static float sine(float turns) {
    float part = turns - (float) Math.floor(turns);
    return SINES[(int) (part * SINES.length) & (SINES.length - 1)];
  }
}
