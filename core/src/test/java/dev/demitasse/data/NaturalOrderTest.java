package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NaturalOrderTest {
  @Test
  void numbersAreOrderedByTheirValue() {
    List<String> expected =
        List.of(
            "", "0", "1", "9", "10", "A10", "a 2.png", "a 10.png", "a10", "b", "Ä", "Ψ2", "Ψ12");
    List<String> names = new ArrayList<>(expected.reversed());
    names.sort(NaturalOrder.INSTANCE);
    assertThat(names).isEqualTo(expected);
  }

  @Test
  void numbersOfAnyLengthAreOrdered() {
    String small = "x99999999999999999999999";
    String large = "x100000000000000000000000";
    assertThat(NaturalOrder.INSTANCE.compare(small, large)).isNegative();
  }

  @Test
  void onlyTheSameNameIsEqual() {
    assertThat(NaturalOrder.INSTANCE.compare("a1", "a01")).isNotZero();
    boolean before = NaturalOrder.INSTANCE.compare("a1", "a01") < 0;
    assertThat(NaturalOrder.INSTANCE.compare("a01", "a1") > 0).isEqualTo(before);
    assertThat(NaturalOrder.INSTANCE.compare("a01b2", "a1b3")).isNegative();
    assertThat(NaturalOrder.INSTANCE.compare("a01", "a01")).isZero();
  }
}
