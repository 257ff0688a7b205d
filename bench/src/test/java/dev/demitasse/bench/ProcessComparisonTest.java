package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.bench.Comparison.LeftOut;
import dev.demitasse.bench.ProcessComparison.Result;
import dev.demitasse.bench.ProcessWork.Program;
import dev.demitasse.tensor.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ProcessComparisonTest {
  private final List<List<String>> turns = new ArrayList<>();

  /** Prints its second word; takes 1, 2, 3 ... seconds and 1, 2, 3 ... MiB. */
  private ChildRun process(ChildRun.Command command) {
    turns.add(command.words());
    String out = command.words().get(1);
    return new ChildRun(
        out.equals("fails") ? 1 : 0,
        out + "\n",
        "why",
        turns.size(),
        OptionalLong.of(turns.size() << 20));
  }

  private static Program program(String name, String answer) {
    return new Program(
        name, turn -> List.of(name, answer, Integer.toString(turn)), Double::parseDouble);
  }

  private ProcessComparison comparison(int rounds) {
    return new ProcessComparison(new Turns(2, rounds), this::process, line -> {});
  }

  @Test
  void programsTakeTurnsAfterARoundThatDoesNotCount() {
    ProcessWork work =
        new ProcessWork("work", true, List.of(program("a", "0.5"), program("b", "0.50001")));

    assertThat(comparison(2).measure(work))
        .containsExactly(
            new Result("work", "a", 0.5, List.of(3.0, 5.0), 4),
            new Result("work", "b", 0.50001, List.of(4.0, 6.0), 5));
    assertThat(turns)
        .extracting(words -> words.getFirst() + words.getLast())
        .containsExactly("a0", "b0", "a1", "b1", "a2", "b2");
  }

  @Test
  void programsThatMustFindTheSameAndDoNotAreAnError() {
    List<Program> programs = List.of(program("a", "0.5"), program("b", "0.6"));

    assertThatThrownBy(() -> comparison(1).measure(new ProcessWork("work", true, programs)))
        .isInstanceOf(InputException.class)
        .hasMessage("b found 0.6 where a found 0.5; they do not do the same work");
    assertThat(comparison(1).measure(new ProcessWork("work", false, programs))).hasSize(2);
  }

  @Test
  void aProgramThatFailsIsNamedAndLeftOut() {
    ProcessComparison comparison = comparison(1);
    ProcessWork work =
        new ProcessWork(
            "work",
            true,
            List.of(program("a", "fails"), program("b", "nothing"), program("c", "1")));

    assertThat(comparison.measure(work)).extracting(Result::program).containsExactly("c");
    assertThat(comparison.leftOut())
        .containsExactly(
            new LeftOut("a", "work: why"), new LeftOut("b", "work: it printed 'nothing'"));
  }

  @Test
  void theTableComparesWithTheFirstProgram() {
    ProcessReport report =
        new ProcessReport(
            new Machine("Processor X", 2, "Linux amd64", "25", 0),
            new Turns(2, 2),
            List.of(
                new Result("predict", "ours", 0.25, List.of(0.1, 0.3), 40),
                new Result("predict", "theirs", 0.25, List.of(0.4, 0.6), 200)),
            List.of(new LeftOut("other", "work: why")));

    assertThat(report.text())
        .isEqualTo(
            """
            Processor X, 2 processors, Linux amd64, JDK 25
            2 threads, 2 rounds

            | work    | program |           seconds | peak MiB |  found | demitasse is faster by |
            |---------|---------|------------------:|---------:|-------:|-----------------------:|
            | predict | ours    | 0.20 (0.10..0.30) |       40 | 0.2500 |                        |
            | predict | theirs  | 0.50 (0.40..0.60) |      200 | 0.2500 |     2.50x (2.00..4.00) |

            Left out: other: work: why
            """);
  }
}
