package dev.demitasse.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the numbers in a file of labels mean: the lines of a {@code classes.txt} beside it, or else
 * the numbers themselves, those that occur.
 */
final class ClassNames {
  private static final String FILE = "classes.txt";
  private static final long LARGEST = 1 << 20;

  private final List<String> names;
  private final int[] numbers;

  private ClassNames(List<String> names, int[] numbers) {
    this.names = names;
    this.numbers = numbers;
  }

  /**
   * The names for these labels.
   *
   * @param folder where {@code classes.txt} would be
   * @param parts the parts of the data set
   * @throws DataException if {@code classes.txt} cannot be read, names a class twice, or has no
   *     line for a label
   */
  static ClassNames of(Path folder, List<StoredPart> parts) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      int[] numbers =
          parts.stream()
              .flatMapToInt(part -> IntStream.of(part.labels()))
              .distinct()
              .sorted()
              .toArray();
      return new ClassNames(IntStream.of(numbers).mapToObj(Integer::toString).toList(), numbers);
    }
    List<String> names = read(file);
    for (StoredPart part : parts) {
      int[] labels = part.labels();
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] >= names.size()) {
          throw new DataException(
              "%s: label %d of picture %d has no name; '%s' names labels from 0 to %d, add its line"
                  .formatted(part.labelSource(), labels[i], i, file, names.size() - 1));
        }
      }
    }
    return new ClassNames(names, IntStream.range(0, names.size()).toArray());
  }

  private static List<String> read(Path file) {
    List<String> names;
    try {
      if (Files.size(file) > LARGEST) {
        throw new DataException(
            "'%s' is larger than a list of class names can be; put one name on each line"
                .formatted(file));
      }
      names = Files.readAllLines(file).stream().map(ClassNames::cleaned).toList();
    } catch (CharacterCodingException e) {
      throw new DataException("'%s' is not text in UTF-8; save it as UTF-8".formatted(file), e);
    } catch (IOException e) {
      throw new DataException(
          "'%s' cannot be read (%s); check its permissions".formatted(file, FileTrouble.of(e)), e);
    }
    int count = names.size();
    while (count > 0 && names.get(count - 1).isEmpty()) {
      count--;
    }
    names = names.subList(0, count);
    for (int i = 0; i < count; i++) {
      if (names.get(i).isEmpty() || names.indexOf(names.get(i)) < i) {
        throw new DataException(
            "'%s' has %s on line %d; put the name of one class on each line"
                .formatted(
                    file, names.get(i).isEmpty() ? "nothing" : names.get(i) + " again", i + 1));
      }
    }
    if (count == 0) {
      throw new DataException(
          "'%s' is empty; put the name of one class on each line or take it away".formatted(file));
    }
    return List.copyOf(names);
  }

  /** The line without spaces around it and without the mark some editors put first. */
  private static String cleaned(String line) {
    return (line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
  }

  /** The names, in the order of the classes. */
  List<String> names() {
    return names;
  }

  /** The class of a label as it stands in the file; the label must occur in the parts. */
  int classOf(int label) {
    return Arrays.binarySearch(numbers, label);
  }
}
