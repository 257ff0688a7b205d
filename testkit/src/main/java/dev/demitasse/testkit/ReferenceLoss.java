package dev.demitasse.testkit;

import java.util.Arrays;

/**
 * A loss in double precision together with its gradient.
 *
 * <p>Every loss is a mean, so its size does not depend on the batch size: binary cross-entropy and
 * squared error over all elements, softmax cross-entropy over the rows, as PyTorch's defaults.
 */
public final class ReferenceLoss {
  private final double value;
  private final double[] gradient;

  private ReferenceLoss(double value, double[] gradient) {
    this.value = value;
    this.gradient = gradient;
  }

  /** The loss, in nats for the cross-entropies. */
  public double value() {
    return value;
  }

  /** A copy of the gradient of the loss with respect to the logits, as long as the logits. */
  public double[] gradient() {
    return gradient.clone();
  }

  /**
   * Binary cross-entropy of logits: mean of max(z, 0) - z t + log(1 + exp(-|z|)).
   *
   * @param logits z, before the sigmoid [N]
   * @param targets t, from 0 to 1 [N]
   * @return the loss and dz = (sigmoid(z) - t) / N
   * @throws IllegalArgumentException if the lengths differ
   */
  public static ReferenceLoss binaryCrossEntropy(double[] logits, double[] targets) {
    return binaryCrossEntropy(logits, targets, 1);
  }

  /**
   * Binary cross-entropy of logits with a weight w on the positive class: mean of -(w t log p + (1
   * - t) log(1 - p)) where p = sigmoid(z).
   *
   * @param logits z, before the sigmoid [N]
   * @param targets t, from 0 to 1 [N]
   * @param positiveWeight w
   * @return the loss and its gradient dz = ((1 - t) sigmoid(z) - w t sigmoid(-z)) / N
   * @throws IllegalArgumentException if the lengths differ
   */
  public static ReferenceLoss binaryCrossEntropy(
      double[] logits, double[] targets, double positiveWeight) {
    Lengths.require("targets", targets, logits.length);
    int count = logits.length;
    double sum = 0;
    double[] gradient = new double[count];
    for (int i = 0; i < count; i++) {
      double z = logits[i];
      double t = targets[i];
      double tail = StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
      double positiveLoss = Math.max(-z, 0) + tail;
      double negativeLoss = Math.max(z, 0) + tail;
      sum += positiveWeight * t * positiveLoss + (1 - t) * negativeLoss;
      double positiveSlope = -ReferenceActivation.sigmoid(-z);
      double negativeSlope = ReferenceActivation.sigmoid(z);
      gradient[i] = (positiveWeight * t * positiveSlope + (1 - t) * negativeSlope) / count;
    }
    return new ReferenceLoss(sum / count, gradient);
  }

  /**
   * Softmax cross-entropy of logits: mean over rows of log(sum of exp(z[n, .])) - z[n, label[n]].
   *
   * @param logits z, before the softmax [N, classes]
   * @param labels the class of each row, from 0 [N]
   * @return the loss and dz = (softmax(z) - onehot(label)) / N
   * @throws IllegalArgumentException if the number of logits is no multiple of that of labels
   */
  public static ReferenceLoss softmaxCrossEntropy(double[] logits, int[] labels) {
    return smoothedSoftmaxCrossEntropy(logits, labels, 0);
  }

  /**
   * Softmax cross-entropy with label smoothing s: the target of a row is (1 - s) onehot(label) + s
   * / classes.
   *
   * @param logits z, before the softmax [N, classes]
   * @param labels the class of each row, from 0 [N]
   * @param smoothing s, from 0 to 1
   * @return the loss and its gradient
   * @throws IllegalArgumentException if the number of logits is no multiple of that of labels
   */
  public static ReferenceLoss smoothedSoftmaxCrossEntropy(
      double[] logits, int[] labels, double smoothing) {
    int classes = Lengths.batch("logits", logits, labels.length);
    double[] targets = new double[logits.length];
    for (int n = 0; n < labels.length; n++) {
      for (int c = 0; c < classes; c++) {
        double hard = c == labels[n] ? 1 : 0;
        targets[n * classes + c] = (1 - smoothing) * hard + smoothing / classes;
      }
    }
    double[] rowWeights = new double[labels.length];
    Arrays.fill(rowWeights, 1.0 / labels.length);
    return softmaxCrossEntropy(logits, targets, rowWeights);
  }

  /**
   * Softmax cross-entropy with a weight for each class: the mean divides by the sum of the weights
   * of the labels present.
   *
   * @param logits z, before the softmax [N, classes]
   * @param labels the class of each row, from 0 [N]
   * @param classWeights the weights [classes]
   * @return the loss and its gradient
   * @throws IllegalArgumentException if a length does not match
   */
  public static ReferenceLoss weightedSoftmaxCrossEntropy(
      double[] logits, int[] labels, double[] classWeights) {
    int classes = Lengths.batch("logits", logits, labels.length);
    Lengths.require("classWeights", classWeights, classes);
    double total = 0;
    for (int label : labels) {
      total += classWeights[label];
    }
    double[] targets = new double[logits.length];
    double[] rowWeights = new double[labels.length];
    for (int n = 0; n < labels.length; n++) {
      targets[n * classes + labels[n]] = 1;
      rowWeights[n] = classWeights[labels[n]] / total;
    }
    return softmaxCrossEntropy(logits, targets, rowWeights);
  }

  /**
   * Squared error: mean over all elements of (y - t)^2, as PyTorch's mse_loss.
   *
   * @param outputs y [N]
   * @param targets t [N]
   * @return the loss and dy = 2 (y - t) / N
   * @throws IllegalArgumentException if the lengths differ
   */
  public static ReferenceLoss squaredError(double[] outputs, double[] targets) {
    Lengths.require("targets", targets, outputs.length);
    double sum = 0;
    double[] gradient = new double[outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      double error = outputs[i] - targets[i];
      sum += error * error;
      gradient[i] = 2 * error / outputs.length;
    }
    return new ReferenceLoss(sum / outputs.length, gradient);
  }

  private static ReferenceLoss softmaxCrossEntropy(
      double[] logits, double[] targets, double[] rowWeights) {
    int classes = logits.length / rowWeights.length;
    double[] softmax = new ReferenceSoftmax(classes).forward(logits);
    double sum = 0;
    double[] gradient = new double[logits.length];
    for (int n = 0; n < rowWeights.length; n++) {
      double logSum = ReferenceSoftmax.logSumExp(logits, n * classes, classes);
      for (int i = n * classes; i < (n + 1) * classes; i++) {
        sum += rowWeights[n] * targets[i] * (logSum - logits[i]);
        gradient[i] = rowWeights[n] * (softmax[i] - targets[i]);
      }
    }
    return new ReferenceLoss(sum, gradient);
  }
}
