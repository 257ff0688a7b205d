package dev.demitasse.evaluation;

/**
 * Where the area under the ROC curve lies, from DeLong's variance.
 *
 * <p>The placement of a sample is the share of the other class's samples that it is rightly ranked
 * against, equals counting half. With m positive and n negative samples, the variance of the area A
 * is {@code var(positive placements) / m + var(negative placements) / n}. The interval is {@code A
 * +- z s / (A (1 - A))} on the logit scale, s being the deviation, so that it stays within 0..1.
 * Sources: DeLong, DeLong and Clarke-Pearson, Comparing the areas under two or more correlated
 * receiver operating characteristic curves, Biometrics 44, 1988; placements by ranks instead of
 * pairs: Sun and Xu, Fast implementation of DeLong's algorithm, IEEE Signal Processing Letters 21,
 * 2014; logit scale: Pepe, The Statistical Evaluation of Medical Tests, 2003, section 5.2.
 *
 * <p>Where all samples of a class are placed alike (all told apart, or all equal), or a class has
 * but one, that variance is 0 or unknown, and an interval from it would claim a certainty that a
 * few samples do not give. There the area's variance is taken from the area itself: {@code v(A) = A
 * (1 - A) (1 + c (1 - A) / (2 - A) + c A / (1 + A)) / (m n)} with {@code c = (m + n) / 2 - 1}, and
 * the interval holds all areas t with {@code (A - t)^2 <= z^2 v(t)}. Source: Newcombe, Confidence
 * intervals for an effect size measure based on the Mann-Whitney statistic, part 2, Statistics in
 * Medicine 25, 2006, method 5.
 */
final class AreaInterval {
  private AreaInterval() {}

  /** The 95% interval; both classes must have samples. */
  static Interval of(Scores scores) {
    double area = scores.area();
    double variance = delong(scores);
    if (!(variance > 0)) {
      int m = scores.positive().length;
      int n = scores.negative().length;
      return new Interval(low(area, m, n), 1 - low(1 - area, m, n), Wilson.CONFIDENCE);
    }
    double middle = StrictMath.log(area / (1 - area));
    double reach = Wilson.Z * Math.sqrt(variance) / (area * (1 - area));
    return new Interval(logistic(middle - reach), logistic(middle + reach), Wilson.CONFIDENCE);
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /** DeLong's variance; not a number if a class has one sample only. */
  private static double delong(Scores scores) {
    double[] positive = scores.positive();
    double[] negative = scores.negative();
    int[] above = Scores.halfWins(positive, negative);
    int[] below = Scores.halfWins(negative, positive);
    return variance(above, 2.0 * negative.length) / positive.length
        + variance(below, 2.0 * positive.length) / negative.length;
  }

  /** The variance of placements {@code halfWins / divisor}; of one alone, not a number. */
  private static double variance(int[] halfWins, double divisor) {
    double sum = 0;
    for (int wins : halfWins) {
      sum += wins; // exact, so that equal placements have no variance
    }
    double mean = sum / halfWins.length;
    double squares = 0;
    for (int wins : halfWins) {
      squares += (wins - mean) * (wins - mean);
    }
    return squares / (halfWins.length - 1) / (divisor * divisor);
  }

  /** The lowest area t that {@code (area - t)^2 <= z^2 v(t)} holds for, by halving. */
  private static double low(double area, int m, int n) {
    double outside = 0;
    double inside = area;
    while (true) {
      double middle = (outside + inside) / 2;
      if (middle <= outside || middle >= inside) {
        return outside;
      }
      double distance = area - middle;
      if (distance * distance > Wilson.Z * Wilson.Z * modelled(middle, m, n)) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
  }

  private static double modelled(double area, int m, int n) {
    double c = (m + n) / 2.0 - 1;
    double share = 1 + c * ((1 - area) / (2 - area) + area / (1 + area));
    return area * (1 - area) * share / ((double) m * n);
  }
}
