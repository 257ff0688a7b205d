package dev.demitasse.bench;

import ai.onnx.proto.OnnxMl;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import dev.demitasse.model.Version;
import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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
    graph.addOutput(value("output", architecture.places().getLast().output()));
    OnnxNodes nodes = new OnnxNodes(architecture, "input", "output");
    graph.addAllNode(nodes.all());
    for (Parameter parameter : model.network().parameters()) {
      int[] sizes = nodes.sizes(parameter);
      graph.addInitializer(OnnxNodes.tensor(parameter.name(), parameter.values(), sizes));
    }
    graph.addAllInitializer(nodes.constants());
    return graph.build();
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
