package dev.demitasse.bench;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import dev.demitasse.model.Version;
import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model's network as an ONNX file, for ONNX Runtime to be measured on: pixels in, what the last
 * activation gives out, for any number of pictures. Neither preprocessing nor class names go along.
 */
public final class OnnxFile {
  /** The version of ONNX's operators, of 2021: all that is used here has not changed since. */
  private static final int OPSET = 13;

  /** The version of the file format that goes with it. */
  private static final int FORMAT = 7;

  private OnnxFile() {}

  /** Writes the file. */
  public static void write(Model model, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      of(model).writeTo(out);
    }
  }

  /** The file's content. */
  public static byte[] bytes(Model model) {
    return of(model).toByteArray();
  }

  static OnnxMl.ModelProto of(Model model) {
    return OnnxMl.ModelProto.newBuilder()
        .setIrVersion(FORMAT)
        .setProducerName("demitasse-bench")
        .setProducerVersion(Version.current())
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setGraph(graph(model))
        .build();
  }

  private static OnnxMl.GraphProto graph(Model model) {
    Architecture architecture = model.architecture();
    OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName(architecture.name());
    graph.addInput(value("input", architecture.input()));
    String x = "input";
    List<String> names = architecture.layerNames();
    for (int i = 0; i < names.size(); i++) {
      Optional<OnnxMl.NodeProto.Builder> node = node(architecture.layers().get(i), names.get(i), x);
      if (node.isPresent()) {
        x = i == names.size() - 1 ? "output" : names.get(i);
        graph.addNode(node.get().setName(names.get(i)).addOutput(x));
      }
    }
    graph.addOutput(value("output", architecture.outputShapes().getLast()));
    model.network().parameters().forEach(parameter -> graph.addInitializer(tensor(parameter)));
    return graph.build();
  }

  /** The node for a layer that is given {@code x}; none for a layer that does nothing here. */
  private static Optional<OnnxMl.NodeProto.Builder> node(Layer layer, String name, String x) {
    return switch (layer) {
      case Conv conv ->
          Optional.of(
              learning("Conv", name, x)
                  .addAttribute(ints("kernel_shape", conv.filterSize(), conv.filterSize()))
                  .addAttribute(ints("pads", conv.pad(), conv.pad(), conv.pad(), conv.pad()))
                  .addAttribute(ints("strides", conv.stride(), conv.stride())));
      case Dense _ -> Optional.of(learning("Gemm", name, x).addAttribute(number("transB", 1)));
      case Activation activation -> Optional.of(activation(activation.function(), x));
      case MaxPool pool ->
          Optional.of(
              plain("MaxPool", x)
                  .addAttribute(ints("kernel_shape", pool.poolSize(), pool.poolSize()))
                  .addAttribute(ints("strides", pool.stride(), pool.stride())));
      case Flatten _ -> Optional.of(plain("Flatten", x).addAttribute(number("axis", 1)));
      case Dropout _ -> Optional.empty();
    };
  }

  private static OnnxMl.NodeProto.Builder activation(Activation.Function function, String x) {
    return switch (function) {
      case RELU -> plain("Relu", x);
      case SIGMOID -> plain("Sigmoid", x);
      case TANH -> plain("Tanh", x);
      case SOFTMAX -> plain("Softmax", x).addAttribute(number("axis", 1));
      case LEAKY_RELU ->
          plain("LeakyRelu", x)
              .addAttribute(
                  OnnxMl.AttributeProto.newBuilder()
                      .setName("alpha")
                      .setType(OnnxMl.AttributeProto.AttributeType.FLOAT)
                      .setF(0.01f));
    };
  }

  private static OnnxMl.NodeProto.Builder plain(String operator, String x) {
    return OnnxMl.NodeProto.newBuilder().setOpType(operator).addInput(x);
  }

  /** A node with weights and biases. */
  private static OnnxMl.NodeProto.Builder learning(String operator, String name, String x) {
    return plain(operator, x).addInput(name + ".weight").addInput(name + ".bias");
  }

  private static OnnxMl.AttributeProto number(String name, long value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
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

  private static OnnxMl.TensorProto tensor(Parameter parameter) {
    ByteBuffer bytes =
        ByteBuffer.allocate(parameter.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(parameter.values());
    OnnxMl.TensorProto.Builder tensor =
        OnnxMl.TensorProto.newBuilder()
            .setName(parameter.name())
            .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
            .setRawData(ByteString.copyFrom(bytes.array()));
    for (int size : parameter.spec().shape().toArray()) {
      tensor.addDims(size);
    }
    return tensor.build();
  }

  /** A value of this shape for each picture; how many pictures is left open. */
  private static OnnxMl.ValueInfoProto value(String name, Shape sample) {
    OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
    shape.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam("pictures"));
    for (int size : sample.toArray()) {
      shape.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder()
                        .setElemType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }
}
