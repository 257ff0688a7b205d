package dev.demitasse.data;

import java.util.Comparator;

/**
 * Names as people order them: runs of digits by their value, everything else by code point, so 10
 * comes after 9 on every file system. Names that differ only in leading zeros keep a fixed order.
 */
final class NaturalOrder implements Comparator<String> {
  /** The one there is. */
  static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int a = left.codePointAt(i);
      int b = right.codePointAt(j);
      if (isDigit(a) && isDigit(b)) {
        int endOfLeft = endOfDigits(left, i);
        int endOfRight = endOfDigits(right, j);
        int order = compareNumbers(left.substring(i, endOfLeft), right.substring(j, endOfRight));
        if (order != 0) {
          return order;
        }
        i = endOfLeft;
        j = endOfRight;
      } else if (a != b) {
        return Integer.compare(a, b);
      } else {
        i += Character.charCount(a);
        j += Character.charCount(b);
      }
    }
    int order = Integer.compare(left.length() - i, right.length() - j);
    return order != 0 ? order : left.compareTo(right);
  }

  private static boolean isDigit(int codePoint) {
    return codePoint >= '0' && codePoint <= '9';
  }

  private static int endOfDigits(String text, int begin) {
    int end = begin;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int compareNumbers(String left, String right) {
    String a = left.replaceFirst("^0+", "");
    String b = right.replaceFirst("^0+", "");
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }
}
