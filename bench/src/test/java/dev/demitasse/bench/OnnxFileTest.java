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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  void everyNodeTakesWhatOthersBeforeItGive() throws InvalidProtocolBufferException {
    for (String name : Presets.names()) {
      assertConnected(graph(Presets.named(name)));
    }
    assertConnected(graph(architecture(EVERYTHING)));
  }

  private static void assertConnected(GraphProto graph) {
    Set<String> known = new HashSet<>(Set.of(graph.getInput(0).getName()));
    graph.getInitializerList().forEach(tensor -> known.add(tensor.getName()));
    for (NodeProto node : graph.getNodeList()) {
      assertThat(known).containsAll(node.getInputList());
      assertThat(known.add(node.getOutput(0))).as(node.getName()).isTrue();
    }
    assertThat(graph.getNodeList().getLast().getOutput(0)).isEqualTo(graph.getOutput(0).getName());
  }

  /** All layers, joins and functions. */
  private static final String EVERYTHING =
      """
      Input(3, 12, 12)
      Conv(3, output_channel=6, pad=[0, 0, 1, 1], stride=2, bias=False)
      BatchNorm()
      Activation("relu6")
      Conv(3, output_channel=6, pad=2, dilation=2, groups=6)
      PReLU()
      Concat([
          Conv(1, output_channel=4), Activation("elu"),
      ], [
          Residual([Conv(3, output_channel=4, pad=1), Activation("gelu"), DropPath(0.1)]),
          Activation("silu"),
      ], [
          Add([], [AvgPool(3, stride=1, pad=1, count_pad=False)], [SpatialDropout(0.1)]),
          Activation("hard_swish"),
      ])
      MaxPool(3, stride=2, pad=1, ceil=True)
      Multiply([], [GlobalAvgPool(), Conv(1, output_channel=14), Activation("hard_sigmoid")])
      Activation("softplus")
      AvgPool(2)
      Flatten()
      Dense(5, bias=False)
      BatchNorm()
      PReLU()
      Dense(4)
      Activation("softmax")
      """;

  @Test
  void joinsAndNewLayersAreTheirOperators() throws InvalidProtocolBufferException {
    assertThat(graph(architecture(EVERYTHING)).getNodeList())
        .extracting(NodeProto::getOpType)
        .contains("BatchNormalization", "PRelu", "Clip", "Elu", "Erf", "HardSigmoid", "Softplus")
        .contains("Add", "Sum", "Concat", "Mul", "GlobalAveragePool", "AveragePool")
        .doesNotContain("Dropout");
  }

  @Test
  void paddingGroupsAndRoundingBecomeAttributes() throws InvalidProtocolBufferException {
    GraphProto graph = graph(architecture(EVERYTHING));
    assertThat(ints(graph.getNode(0), "pads")).containsExactly(0L, 0L, 1L, 1L);
    assertThat(ints(graph.getNode(3), "dilations")).containsExactly(2L, 2L);
    assertThat(graph.getNode(3).getAttributeList())
        .anyMatch(each -> each.getName().equals("group") && each.getI() == 6);
    assertThat(graph.getInitializerList())
        .filteredOn(tensor -> tensor.getName().equals("prelu1.weight"))
        .singleElement()
        .extracting(TensorProto::getDimsList)
        .isEqualTo(List.of(6L, 1L, 1L));
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
