package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.explanation.SignalHistory.Moment;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class SignalHistoryTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @Test
  void aHistoryIsReadAsItWasWritten() {
    LayerSignal dense = new LayerSignal("dense1", OptionalDouble.of(1e-7), 0.25, NONE, NONE);
    LayerSignal relu = new LayerSignal("activation1", NONE, 0.5, OptionalDouble.of(0.125), NONE);
    LayerSignal tanh = new LayerSignal("activation2", NONE, 0.5, NONE, OptionalDouble.of(1));
    SignalHistory history =
        new SignalHistory(
            List.of(
                new Moment(0, List.of(dense, relu, tanh)), new Moment(1, List.of(dense, tanh))));
    assertThat(SignalHistory.parse(history.csv())).isEqualTo(history);
  }

  @Test
  void aTextThatIsNoHistoryIsRefused() {
    String head = new SignalHistory(List.of()).csv();
    for (String text : List.of("", "epoch\n", head + "1,conv1\n", head + "x,conv1,,0.5,,\n")) {
      assertThatThrownBy(() -> SignalHistory.parse(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
