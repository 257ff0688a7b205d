package dev.demitasse.evaluation;

/**
 * Student's t distribution with a whole number of degrees of freedom.
 *
 * <p>With {@code s = t / sqrt(v + t^2)} and {@code c = sqrt(v / (v + t^2))}, the share of the
 * distribution from -t to t is, for even v, {@code s (1 + 1/2 c^2 + 1*3/(2*4) c^4 + ... to
 * c^(v-2))} and, for odd v, {@code 2/pi (atan(t / sqrt(v)) + s (c + 2/3 c^3 + 2*4/(3*5) c^5 + ...
 * to c^(v-2)))}. Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 26.7.3
 * and 26.7.4.
 */
final class StudentT {
  private StudentT() {}

  /** The share of the distribution that lies from -t to t, for t of at least 0. */
  static double within(double t, int degrees) {
    double root = Math.sqrt(degrees + t * t);
    double sine = t / root;
    double square = degrees / (degrees + t * t);
    boolean odd = degrees % 2 == 1;
    double term = odd ? Math.sqrt(square) : 1;
    double sum = 0;
    for (int power = odd ? 1 : 0; power <= degrees - 2; power += 2) {
      sum += term;
      term *= square * (power + 1) / (power + 2);
    }
    return odd ? 2 / Math.PI * (StrictMath.atan2(t, Math.sqrt(degrees)) + sine * sum) : sine * sum;
  }

  /** The t for which a share of the distribution lies from -t to t, by halving. */
  static double quantile(double share, int degrees) {
    double low = 0;
    double high = 1;
    while (within(high, degrees) < share) {
      low = high;
      high *= 2;
    }
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return high;
      }
      if (within(middle, degrees) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
