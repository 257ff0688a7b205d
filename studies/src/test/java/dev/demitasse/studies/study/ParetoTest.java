package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParetoTest {
  private record Item(double cost, double worth) {}

  private static List<Item> front(Item... items) {
    return Pareto.front(List.of(items), Item::cost, Item::worth);
  }

  @Test
  void whatIsCheaperOrBetterThanAllOthersIsOnTheFront() {
    Item cheap = new Item(1, 0.5);
    Item middle = new Item(2, 0.8);
    Item best = new Item(9, 0.9);
    assertThat(front(best, new Item(3, 0.7), cheap, new Item(10, 0.9), middle))
        .containsExactly(cheap, middle, best);
  }

  @Test
  void ofTwoThatCostTheSameTheBetterIsOnIt() {
    assertThat(front(new Item(1, 0.5), new Item(1, 0.6))).containsExactly(new Item(1, 0.6));
  }

  @Test
  void equalsAreThereOnce() {
    assertThat(front(new Item(1, 0.5), new Item(1, 0.5))).hasSize(1);
  }

  @Test
  void whatHasNoWorthIsLeftOut() {
    assertThat(front(new Item(1, Double.NaN), new Item(2, 0.1))).containsExactly(new Item(2, 0.1));
  }
}
