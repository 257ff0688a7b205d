package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import dev.demitasse.model.Presets;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OnnxFileTest {
  private static GraphProto graph(Architecture architecture) throws InvalidProtocolBufferException {
    return ModelProto.parseFrom(OnnxFile.bytes(Task.randomModel(architecture))).getGraph();
  }

  private static Architecture architecture(String text) {
    return ArchitectureText.parse("test", text).architecture();
  }

  private static List<Long> ints(NodeProto node, String name) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .map(AttributeProto::getIntsList)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyLayerButDropoutIsANode() throws InvalidProtocolBufferException {
    assertThat(graph(Presets.named("report-cnn")).getNodeList())
        .extracting(NodeProto::getOpType)
        .containsExactly(
            "Conv", "Relu", "MaxPool", "Conv", "Relu", "MaxPool", "Flatten", "Gemm", "Relu", "Gemm",
            "Sigmoid");
  }

  @Test
  void theNodesFormOneChainFromInputToOutput() throws InvalidProtocolBufferException {
    for (String name : Presets.names()) {
      GraphProto graph = graph(Presets.named(name));
      String x = graph.getInput(0).getName();
      for (NodeProto node : graph.getNodeList()) {
        assertThat(node.getInput(0)).isEqualTo(x);
        x = node.getOutput(0);
      }
      assertThat(x).isEqualTo(graph.getOutput(0).getName());
    }
  }

  @Test
  void sizesBecomeAttributes() throws InvalidProtocolBufferException {
    GraphProto graph =
        graph(
            architecture(
                """
                Input(3, 11, 9)
                Conv(5, 3, 4, pad=2, stride=3)
                Activation("leaky_relu")
                MaxPool(pool_size=3, stride=1)
                Activation("tanh")
                Flatten()
                Dense(outputs=7)
                Activation("softmax")
                """));
    NodeProto conv = graph.getNode(0);
    NodeProto pool = graph.getNode(2);

    assertThat(ints(conv, "kernel_shape")).containsExactly(5L, 5L);
    assertThat(ints(conv, "pads")).containsExactly(2L, 2L, 2L, 2L);
    assertThat(ints(conv, "strides")).containsExactly(3L, 3L);
    assertThat(graph.getNode(1).getAttribute(0).getF()).isEqualTo(0.01f);
    assertThat(ints(pool, "kernel_shape")).containsExactly(3L, 3L);
    assertThat(ints(pool, "strides")).containsExactly(1L, 1L);
    assertThat(graph.getOutput(0).getType().getTensorType().getShape().getDim(1).getDimValue())
        .isEqualTo(7);
  }

  @Test
  void theWeightsAreThoseOfTheModel() throws InvalidProtocolBufferException {
    Model model = Task.randomModel(Presets.named("report-cnn-linear"));
    GraphProto graph = ModelProto.parseFrom(OnnxFile.bytes(model)).getGraph();
    List<Parameter> parameters = model.network().parameters();

    assertThat(graph.getInitializerList())
        .extracting(TensorProto::getName)
        .containsExactlyElementsOf(parameters.stream().map(Parameter::name).toList());
    for (Parameter parameter : parameters) {
      TensorProto tensor = graph.getInitializer(parameter.index());
      float[] values = new float[parameter.size()];
      tensor
          .getRawData()
          .asReadOnlyByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values);

      assertThat(values).isEqualTo(parameter.values());
      assertThat(tensor.getDimsList())
          .containsExactlyElementsOf(
              IntStream.of(parameter.spec().shape().toArray()).mapToObj(Long::valueOf).toList());
    }
  }
}
