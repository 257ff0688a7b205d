package dev.demitasse.bench;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import dev.demitasse.kernels.Padding;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Add;
import dev.demitasse.layers.AvgPool;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Concat;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.DropPath;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.GlobalAvgPool;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Multiply;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.Residual;
import dev.demitasse.layers.SpatialDropout;
import dev.demitasse.model.Architecture;
import dev.demitasse.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of ONNX's graph for a network, in the order in which they are computed. A value is
 * called after the layer that gives it; a function that ONNX has no operator for is several nodes.
 */
final class OnnxNodes {
  private final List<OnnxMl.NodeProto.Builder> nodes = new ArrayList<>();
  private final Map<String, OnnxMl.TensorProto> constants = new HashMap<>();
  private final Map<String, int[]> sizes = new HashMap<>();

  /**
   * The nodes of a network.
   *
   * @param input what it is given is called
   * @param output what it gives is called
   */
  OnnxNodes(Architecture architecture, String input, String output) {
    path(architecture.path(), "", input, architecture.input());
    nodes.getLast().setOutput(0, output);
  }

  /** The nodes. */
  List<OnnxMl.NodeProto> all() {
    return nodes.stream().map(OnnxMl.NodeProto.Builder::build).toList();
  }

  /** The numbers that functions are made of. */
  List<OnnxMl.TensorProto> constants() {
    return constants.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** A parameter's sizes as its node wants them. */
  int[] sizes(Parameter parameter) {
    return sizes.getOrDefault(parameter.name(), parameter.spec().shape().toArray());
  }

  /** Adds a path's nodes; gives the name of what the last of them gives. */
  private String path(Path path, String prefix, String input, Shape shape) {
    String x = input;
    Shape given = shape;
    List<String> names = path.names();
    for (int i = 0; i < names.size(); i++) {
      Layer layer = path.layers().get(i);
      x = layer(layer, prefix + names.get(i), x, given);
      given = layer.outputShape(given);
    }
    return x;
  }

  private String layer(Layer layer, String name, String x, Shape shape) {
    return switch (layer) {
      case Conv conv ->
          add(
              name,
              learning("Conv", name, x, conv.bias())
                  .addAttribute(square("kernel_shape", conv.filterSize()))
                  .addAttribute(pads(conv.pad()))
                  .addAttribute(square("strides", conv.stride()))
                  .addAttribute(square("dilations", conv.dilation()))
                  .addAttribute(number("group", conv.groups())));
      case Dense dense ->
          add(name, learning("Gemm", name, x, dense.bias()).addAttribute(number("transB", 1)));
      case BatchNorm norm ->
          add(
              name,
              learning("BatchNormalization", name, x, true)
                  .addInput(name + ".running_mean")
                  .addInput(name + ".running_var")
                  .addAttribute(fraction("epsilon", norm.epsilon())));
      case PRelu _ -> {
        int channels = shape.dimension(0);
        sizes.put(
            name + ".weight",
            shape.rank() == 3 ? new int[] {channels, 1, 1} : new int[] {channels});
        yield add(name, learning("PRelu", name, x, false));
      }
      case Activation activation -> activation(activation.function(), name, x);
      case MaxPool pool ->
          add(name, window("MaxPool", x, pool.poolSize(), pool.stride(), pool.pad(), pool.ceil()));
      case AvgPool pool ->
          add(
              name,
              window("AveragePool", x, pool.poolSize(), pool.stride(), pool.pad(), pool.ceil())
                  .addAttribute(number("count_include_pad", pool.padCounts() ? 1 : 0)));
      case GlobalAvgPool _ -> add(name, plain("GlobalAveragePool", x));
      case Flatten _ -> add(name, plain("Flatten", x).addAttribute(number("axis", 1)));
      case DropPath _, Dropout _, SpatialDropout _ -> x;
      case Join join -> join(join, name, x, shape);
    };
  }

  private String join(Join join, String name, String x, Shape shape) {
    List<String> ends = new ArrayList<>();
    for (Join.Branch branch : join.branches(shape)) {
      ends.add(path(branch.path(), name + "." + branch.name() + ".", x, shape));
    }
    OnnxMl.NodeProto.Builder node =
        switch (join) {
          case Add _, Residual _ -> plain(ends.size() == 2 ? "Add" : "Sum");
          case Concat _ -> plain("Concat").addAttribute(number("axis", 1));
          case Multiply _ -> plain("Mul");
        };
    return add(name, node.addAllInput(ends));
  }

  private String activation(Activation.Function function, String name, String x) {
    return switch (function) {
      case RELU -> add(name, plain("Relu", x));
      case SIGMOID -> add(name, plain("Sigmoid", x));
      case TANH -> add(name, plain("Tanh", x));
      case SOFTMAX -> add(name, plain("Softmax", x).addAttribute(number("axis", 1)));
      case LEAKY_RELU -> add(name, plain("LeakyRelu", x).addAttribute(fraction("alpha", 0.01)));
      case RELU6 -> add(name, plain("Clip", x, constant("zero", 0), constant("six", 6)));
      case ELU -> add(name, plain("Elu", x).addAttribute(fraction("alpha", 1)));
      case SOFTPLUS -> add(name, plain("Softplus", x));
      case HARD_SIGMOID -> add(name, hardSigmoid(x));
      case HARD_SWISH -> add(name, plain("Mul", x, add(name + ".gate", hardSigmoid(x))));
      case SILU -> add(name, plain("Mul", x, add(name + ".gate", plain("Sigmoid", x))));
      case GELU -> gelu(name, x);
    };
  }

  private static OnnxMl.NodeProto.Builder hardSigmoid(String x) {
    return plain("HardSigmoid", x)
        .addAttribute(fraction("alpha", 1.0 / 6))
        .addAttribute(fraction("beta", 0.5));
  }

  /** {@code x (erf(x / sqrt(2)) + 1) / 2}. */
  private String gelu(String name, String x) {
    String scaled = add(name + ".scaled", plain("Mul", x, constant("root", Math.sqrt(0.5))));
    String erf = add(name + ".erf", plain("Erf", scaled));
    String above = add(name + ".above", plain("Add", erf, constant("one", 1)));
    String half = add(name + ".half", plain("Mul", x, constant("half", 0.5)));
    return add(name, plain("Mul", half, above));
  }

  private String constant(String name, double value) {
    constants.computeIfAbsent(
        name, it -> tensor(it, new float[] {(float) value}, new int[0])); // a scalar
    return name;
  }

  /** Adds a node; gives the name of what it gives. */
  private String add(String name, OnnxMl.NodeProto.Builder node) {
    nodes.add(node.setName(name).addOutput(name));
    return name;
  }

  private static OnnxMl.NodeProto.Builder plain(String operator, String... inputs) {
    return OnnxMl.NodeProto.newBuilder().setOpType(operator).addAllInput(Arrays.asList(inputs));
  }

  /** A node with weights and perhaps biases. */
  private static OnnxMl.NodeProto.Builder learning(
      String operator, String name, String x, boolean bias) {
    OnnxMl.NodeProto.Builder node = plain(operator, x, name + ".weight");
    return bias ? node.addInput(name + ".bias") : node;
  }

  private static OnnxMl.NodeProto.Builder window(
      String operator, String x, int size, int stride, Padding pad, boolean ceil) {
    return plain(operator, x)
        .addAttribute(square("kernel_shape", size))
        .addAttribute(square("strides", stride))
        .addAttribute(pads(pad))
        .addAttribute(number("ceil_mode", ceil ? 1 : 0));
  }

  private static OnnxMl.AttributeProto number(String name, long value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static OnnxMl.AttributeProto fraction(String name, double value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  private static OnnxMl.AttributeProto square(String name, int size) {
    return ints(name, size, size);
  }

  private static OnnxMl.AttributeProto pads(Padding pad) {
    return ints("pads", pad.top(), pad.left(), pad.bottom(), pad.right());
  }

  private static OnnxMl.AttributeProto ints(String name, long... values) {
    OnnxMl.AttributeProto.Builder attribute =
        OnnxMl.AttributeProto.newBuilder()
            .setName(name)
            .setType(OnnxMl.AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  /** Numbers that are part of the file. */
  static OnnxMl.TensorProto tensor(String name, float[] values, int[] sizes) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    OnnxMl.TensorProto.Builder tensor =
        OnnxMl.TensorProto.newBuilder()
            .setName(name)
            .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
            .setRawData(ByteString.copyFrom(bytes.array()));
    for (int size : sizes) {
      tensor.addDims(size);
    }
    return tensor.build();
  }
}
