package dev.demitasse.studies.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Presets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class NetworkPartTest {
  private static List<NetworkPart> parts(String... layers) {
    String text =
        "Input(1, 8, 8)\n"
            + String.join("\n", layers)
            + "\nFlatten()\nDense(1)\nActivation('sigmoid')\n";
    Architecture architecture = ArchitectureText.parse("net", text).architecture();
    List<NetworkPart> parts = NetworkPart.of(architecture);
    return parts.subList(0, parts.size() - 3);
  }

  /** What is drawn, in letters: c for a layer, R for a join, 3(RA) for what comes three times. */
  private static String told(List<NetworkPart> parts) {
    StringBuilder text = new StringBuilder();
    for (NetworkPart part : parts) {
      text.append(
          switch (part) {
            case NetworkPart.Single single ->
                single.layer().kind().substring(0, 1).toLowerCase(Locale.ROOT);
            case NetworkPart.Joined joined -> joined.layer().kind().substring(0, 1);
            case NetworkPart.Repeated repeated ->
                repeated.times() + "(" + told(repeated.first()) + ")";
          });
    }
    return text.toString();
  }

  @Test
  void aChainIsDrawnAsItIsHoweverOftenLayersComeAgain() {
    assertThat(told(parts("Activation('relu')", "Activation('relu')", "Activation('relu')")))
        .isEqualTo("aaa");
    assertThat(NetworkPart.of(Presets.named("separable")))
        .hasSize(Presets.named("separable").layers().size());
  }

  @Test
  void residualBlocksThatComeAgainArePutTogetherFromTheJoinOn() {
    assertThat(told(NetworkPart.of(Presets.named("resnet20"))))
        .isEqualTo("cba3(Ra)Ra2(Ra)Ra2(Ra)gfda");
  }

  @Test
  void whatComesFirstAndLastAreBothKnown() {
    NetworkPart.Repeated repeated =
        (NetworkPart.Repeated) NetworkPart.of(Presets.named("resnet20")).get(3);
    assertThat(((NetworkPart.Joined) repeated.first().getFirst()).line().name())
        .isEqualTo("residual1");
    assertThat(((NetworkPart.Joined) repeated.last().getFirst()).line().name())
        .isEqualTo("residual3");
  }

  @Test
  void blocksThatBeginWithALayerArePutTogetherToo() {
    String residual = "Residual([Conv(3, output_channel=4, pad=1)])";
    String conv = "Conv(3, output_channel=4, pad=1)";
    assertThat(told(parts(conv, "Activation('elu')", residual, "Activation('elu')", residual)))
        .isEqualTo("c2(aR)");
  }

  @Test
  void blocksThatTakeAnotherShapeAreNotTheSame() {
    String residual = "Residual([Conv(3, output_channel=4, pad=1)])";
    assertThat(told(parts(residual, residual, residual))).isEqualTo("R2(R)");
  }

  @Test
  void pathsAreInTheOrderOfTheTextAndTheShortcutIsAmongThem() {
    NetworkPart.Joined join =
        (NetworkPart.Joined) parts("Residual([Conv(3, output_channel=4, pad=1)])").getFirst();
    assertThat(join.names()).containsExactly("path", "shortcut");
    assertThat(join.paths()).extracting(NetworkPartTest::told).containsExactly("c", "cb");
  }
}
