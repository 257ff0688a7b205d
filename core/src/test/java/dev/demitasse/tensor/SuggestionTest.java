package dev.demitasse.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
  private static final List<String> KNOWN = List.of("Conv", "Dense", "Dropout", "MaxPool");

  @ParameterizedTest
  @CsvSource({
    "conv, Conv",
    "Conv2D, Conv",
    "Convolution, Conv",
    "MaxPooling, MaxPool",
    "Max, MaxPool",
    "MaxPol, MaxPool",
    "Drop, Dropout",
    "Dens, Dense",
    "Dnese, Dense"
  })
  void aCloseNameIsSuggested(String name, String known) {
    assertThat(Suggestion.of(name, KNOWN)).isEqualTo("did you mean " + known + "? ");
  }

  @ParameterizedTest
  @CsvSource({"Foo", "x", "Relu", "BatchNorm", "D", "from"})
  void aNameThatIsFarFromAllIsNot(String name) {
    assertThat(Suggestion.of(name, KNOWN)).isEmpty();
  }

  @Test
  void theDistanceCountsLettersChangedAddedAndTakenAway() {
    assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    assertThat(Suggestion.distance("abc", "")).isEqualTo(3);
    assertThat(Suggestion.distance("abc", "abc")).isZero();
    assertThat(Suggestion.distance("abcd", "bcde")).isEqualTo(2);
  }
}
