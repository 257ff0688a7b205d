package dev.demitasse.tensor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a person may have meant by a name that is not known. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * {@code "did you mean MaxPool? "} with a blank behind it, or nothing if no known name is close:
   * one begins with the other, or about a third of the letters differ. Upper and lower case are the
   * same.
   */
  public static String of(String name, Collection<String> known) {
    String lower = name.toLowerCase(Locale.ROOT);
    Optional<String> closest =
        known.stream()
            .filter(candidate -> close(lower, candidate.toLowerCase(Locale.ROOT)))
            .min(
                Comparator.comparingInt(
                    candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT))));
    return closest.map(candidate -> "did you mean " + candidate + "? ").orElse("");
  }

  private static boolean close(String name, String candidate) {
    boolean begins = name.length() >= 3 && candidate.startsWith(name);
    int letters = Math.max(name.length(), candidate.length());
    return begins || name.startsWith(candidate) || distance(name, candidate) <= (letters + 1) / 3;
  }

  /** Levenshtein's distance: letters to be changed, added or taken away to make one the other. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
