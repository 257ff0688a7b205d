package dev.demitasse.bench;

import dev.demitasse.bench.Comparison.LeftOut;
import dev.demitasse.bench.ProcessWork.Program;
import dev.demitasse.json.JsonException;
import dev.demitasse.tensor.InputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Programs that do the same work in turn, each from its start to its end. */
final class ProcessComparison {
  private static final double CLOSE = 1e-4;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Turns turns;
  private final Function<ChildRun.Command, ChildRun> processes;
  private final Consumer<String> progress;
  private final List<LeftOut> leftOut = new ArrayList<>();

  /**
   * What one program needed.
   *
   * @param number what it found
   * @param seconds from start to end, one for each round
   * @param peakMebibytes the most memory that was resident; 0 where the system does not tell
   */
  record Result(
      String work, String program, double number, List<Double> seconds, double peakMebibytes) {
    Result {
      seconds = List.copyOf(seconds);
    }

    /** This by its JSON names. */
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("work", work);
      json.put("program", program);
      json.put("number", number);
      json.put("seconds", seconds);
      json.put("peak_mebibytes", peakMebibytes);
      return json;
    }
  }

  /** One turn of one program. */
  private record Turn(double number, ChildRun run) {}

  ProcessComparison(
      Turns turns, Function<ChildRun.Command, ChildRun> processes, Consumer<String> progress) {
    this.turns = turns;
    this.processes = processes;
    this.progress = progress;
  }

  /**
   * Measures one work, after a round that does not count.
   *
   * @throws InputException if all must find the same and do not
   */
  List<Result> measure(ProcessWork work) {
    Map<Program, List<Turn>> taken = new LinkedHashMap<>();
    work.programs().forEach(program -> taken.put(program, new ArrayList<>()));
    for (int round = 0; round <= turns.rounds(); round++) {
      for (Program program : List.copyOf(taken.keySet())) {
        try {
          Turn turn = turn(program, round);
          if (round > 0) {
            taken.get(program).add(turn);
          }
          progress.accept(
              "%s, round %d of %d: %s, %.2f s"
                  .formatted(
                      work.name(), round, turns.rounds(), program.name(), turn.run.seconds()));
        } catch (InputException e) {
          taken.remove(program);
          leftOut.add(new LeftOut(program.name(), work.name() + ": " + e.getMessage()));
          progress.accept("left out %s: %s".formatted(program.name(), e.getMessage()));
        }
      }
    }
    List<Result> results = new ArrayList<>();
    taken.forEach((program, ofIt) -> results.add(result(work, program, ofIt)));
    if (work.same()) {
      results.forEach(result -> check(result, results.getFirst()));
    }
    return results;
  }

  private Turn turn(Program program, int round) {
    ChildRun run =
        processes.apply(
            new ChildRun.Command(program.words().apply(round), turns.environment(), LIMIT, true));
    if (run.status() != 0) {
      throw new InputException(run.lastWords());
    }
    try {
      return new Turn(program.number().applyAsDouble(run.out().strip()), run);
    } catch (JsonException | NumberFormatException e) {
      throw new InputException("it printed '%s'".formatted(run.out().strip()), e);
    }
  }

  private static Result result(ProcessWork work, Program program, List<Turn> turns) {
    return new Result(
        work.name(),
        program.name(),
        turns.getLast().number,
        turns.stream().map(turn -> turn.run.seconds()).toList(),
        Median.of(turns.stream().map(turn -> turn.run.peakBytes().orElse(0) / 0x1p20).toList()));
  }

  private static void check(Result result, Result first) {
    if (Math.abs(result.number() - first.number()) > CLOSE) {
      throw new InputException(
          "%s found %s where %s found %s; they do not do the same work"
              .formatted(result.program(), result.number(), first.program(), first.number()));
    }
  }

  /** Who had to be left out so far, and why. */
  List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }
}
