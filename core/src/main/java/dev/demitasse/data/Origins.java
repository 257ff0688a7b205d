package dev.demitasse.data;

import java.util.ArrayList;
import java.util.List;

/** Where pictures came from, kept small: words many may share, and a number behind them. */
final class Origins {
  /** In place of a number where the words are all. */
  static final int NO_NUMBER = -1;

  private final String[] words;
  private final int[] numbers;

  private Origins(String[] words, int[] numbers) {
    this.words = words;
    this.numbers = numbers;
  }

  String of(int index) {
    return numbers[index] == NO_NUMBER ? words[index] : words[index] + numbers[index];
  }

  Origins select(int[] indices) {
    String[] selectedWords = new String[indices.length];
    int[] selectedNumbers = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      selectedWords[i] = words[indices[i]];
      selectedNumbers[i] = numbers[indices[i]];
    }
    return new Origins(selectedWords, selectedNumbers);
  }

  /** Collects them one by one. */
  static final class Builder {
    private final List<String> words = new ArrayList<>();
    private final Ints numbers = new Ints();

    void add(String origin, int number) {
      words.add(origin);
      numbers.add(number);
    }

    Origins build() {
      return new Origins(words.toArray(String[]::new), numbers.toArray());
    }
  }
}
