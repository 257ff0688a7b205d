package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.kernels.ElementKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/*
 * What is left of whole vectors is treated by the portable kernels: a value must not depend on where
 * it stands, nor on the vectors' width, so that all is computed as there, operation by operation.
 * Softmax has rows of a few values, and is theirs altogether.
 */
final class VectorElements implements ElementKernels {
  private final ElementKernels portable;

  VectorElements(ElementKernels portable) {
    this.portable = portable;
  }

  @Override
  public void activate(
      ActivationFunction function, int count, float[] x, int xOffset, float[] y, int yOffset) {
    int whole = Lanes.whole(count);
    switch (function) {
      case RELU -> relu(whole, x, xOffset, y, yOffset);
      case LEAKY_RELU -> leakyRelu(whole, x, xOffset, y, yOffset);
      case SIGMOID -> sigmoid(whole, x, xOffset, y, yOffset);
      case TANH -> tanh(whole, x, xOffset, y, yOffset);
      case RELU6, ELU, GELU, SILU, HARD_SWISH, HARD_SIGMOID, SOFTPLUS ->
          ActivationLoops.activate(function, whole, x, xOffset, y, yOffset);
    }
    portable.activate(function, count - whole, x, xOffset + whole, y, yOffset + whole);
  }

  private static void relu(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      Lanes.load(x, xOffset + i).max(0).intoArray(y, yOffset + i);
    }
  }

  private static void leakyRelu(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector value = Lanes.load(x, xOffset + i);
      value.max(value.mul(ActivationFunction.LEAK)).intoArray(y, yOffset + i);
    }
  }

  private static void sigmoid(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      VectorExponential.sigmoid(Lanes.load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void tanh(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      VectorExponential.tanh(Lanes.load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  @Override
  public void activationGradient(
      ActivationFunction function,
      int count,
      float[] y, // or x, for functions that read it
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    int whole = Lanes.whole(count);
    switch (function) {
      case RELU -> rectifierGradient(0, whole, y, yOffset, dy, dyOffset, dx, dxOffset);
      case LEAKY_RELU ->
          rectifierGradient(ActivationFunction.LEAK, whole, y, yOffset, dy, dyOffset, dx, dxOffset);
      case SIGMOID -> sigmoidGradient(whole, y, yOffset, dy, dyOffset, dx, dxOffset);
      case TANH -> tanhGradient(whole, y, yOffset, dy, dyOffset, dx, dxOffset);
      case RELU6, ELU, GELU, SILU, HARD_SWISH, HARD_SIGMOID, SOFTPLUS ->
          SlopeLoops.gradient(function, whole, y, yOffset, dy, dyOffset, dx, dxOffset);
    }
    portable.activationGradient(
        function, count - whole, y, yOffset + whole, dy, dyOffset + whole, dx, dxOffset + whole);
  }

  private static void rectifierGradient(
      float leak,
      int count,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector gradient = Lanes.load(dy, dyOffset + i);
      VectorMask<Float> positive = Lanes.load(y, yOffset + i).compare(VectorOperators.GT, 0);
      gradient.mul(leak).blend(gradient, positive).intoArray(dx, dxOffset + i);
    }
  }

  private static void sigmoidGradient(
      int count, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector value = Lanes.load(y, yOffset + i);
      FloatVector product = Lanes.load(dy, dyOffset + i).mul(value);
      product.mul(Lanes.same(1).sub(value)).intoArray(dx, dxOffset + i);
    }
  }

  private static void tanhGradient(
      int count, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector value = Lanes.load(y, yOffset + i);
      FloatVector slope = Lanes.same(1).sub(value.mul(value));
      Lanes.load(dy, dyOffset + i).mul(slope).intoArray(dx, dxOffset + i);
    }
  }

  @Override
  public void softmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
    portable.softmax(rows, columns, x, xOffset, y, yOffset);
  }

  @Override
  public void softmaxGradient(
      int rows,
      int columns,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    portable.softmaxGradient(rows, columns, y, yOffset, dy, dyOffset, dx, dxOffset);
  }

  @Override
  public void dropoutFactors(
      int first, int count, float rate, long bits, float[] factors, int offset) {
    int whole = Lanes.whole(count);
    IntVector high = Lanes.sameInt((int) (bits >>> 32));
    int limit = (int) (rate * (1 << 24));
    FloatVector kept = Lanes.same(1 / (1 - rate));
    IntVector key =
        IntVector.zero(Lanes.INTS).addIndex(1).add(first).mul(0x9e3779b9).add((int) bits);
    for (int i = 0; i < whole; i += LENGTH) {
      IntVector hash = key.add(i * 0x9e3779b9);
      hash = hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 16));
      hash = hash.mul(0x7feb352d);
      hash = hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 15));
      hash = hash.lanewise(VectorOperators.XOR, high).mul(0x846ca68b);
      hash = hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 16));
      VectorMask<Integer> silent =
          hash.lanewise(VectorOperators.LSHR, 8).compare(VectorOperators.LT, limit);
      kept.blend(0, silent.cast(Lanes.FLOATS)).intoArray(factors, offset + i);
    }
    portable.dropoutFactors(first + whole, count - whole, rate, bits, factors, offset + whole);
  }

  @Override
  public void multiply(
      int count, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    int whole = Lanes.whole(count);
    for (int i = 0; i < whole; i += LENGTH) {
      Lanes.load(a, aOffset + i).mul(Lanes.load(b, bOffset + i)).intoArray(c, cOffset + i);
    }
    for (int i = whole; i < count; i++) {
      c[cOffset + i] = a[aOffset + i] * b[bOffset + i];
    }
  }

  @Override
  public void add(int count, float[] a, int aOffset, float[] sum, int sumOffset) {
    Lanes.add(count, a, aOffset, sum, sumOffset);
  }

  @Override
  public void sum(
      int count, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
    int whole = Lanes.whole(count);
    for (int i = 0; i < whole; i += LENGTH) {
      Lanes.load(a, aOffset + i).add(Lanes.load(b, bOffset + i)).intoArray(y, yOffset + i);
    }
    for (int i = whole; i < count; i++) {
      y[yOffset + i] = a[aOffset + i] + b[bOffset + i];
    }
  }

  @Override
  public void addRectified(
      int count, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
    int whole = Lanes.whole(count);
    for (int i = 0; i < whole; i += LENGTH) {
      FloatVector sum = Lanes.load(a, aOffset + i).add(Lanes.load(b, bOffset + i));
      sum.max(0).intoArray(y, yOffset + i);
    }
    for (int i = whole; i < count; i++) {
      y[yOffset + i] = Math.max(a[aOffset + i] + b[bOffset + i], 0);
    }
  }
}
