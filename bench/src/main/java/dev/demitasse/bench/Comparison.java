package dev.demitasse.bench;

import dev.demitasse.tensor.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Contestants that do the same work in turn: A B C, A B C and so on, each turn a new process. */
final class Comparison {
  private final List<Contestant> contestants;
  private final int rounds;
  private final Function<ChildRun.Command, ChildRun> processes;
  private final Consumer<String> progress;
  private final Set<LeftOut> leftOut = new LinkedHashSet<>();

  /**
   * What one engine reached in one work.
   *
   * @param own whether the engine is Demitasse
   * @param rates pictures a second, one for each round
   */
  record Result(String engine, boolean own, List<Double> rates) {
    Result {
      rates = List.copyOf(rates);
    }
  }

  /** What all engines reached in one work, in the order of their turns. */
  record WorkResults(Work work, List<Result> results) {
    WorkResults {
      results = List.copyOf(results);
    }
  }

  /** A contestant that could not do what it says it can. */
  record LeftOut(String engine, String reason) {
    /** This by its JSON names. */
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("engine", engine);
      json.put("reason", reason);
      return json;
    }
  }

  /**
   * A comparison to come.
   *
   * @param processes what runs a process
   * @param progress is told what happens
   */
  Comparison(
      List<Contestant> contestants,
      int rounds,
      Function<ChildRun.Command, ChildRun> processes,
      Consumer<String> progress) {
    this.contestants = List.copyOf(contestants);
    this.rounds = rounds;
    this.processes = processes;
    this.progress = progress;
  }

  /** Measures one work. */
  WorkResults measure(Work work) {
    Map<Contestant, List<Measurement>> turns = new LinkedHashMap<>();
    contestants.stream()
        .filter(contestant -> contestant.does(work))
        .forEach(contestant -> turns.put(contestant, new ArrayList<>()));
    for (int round = 1; round <= rounds; round++) {
      for (Contestant contestant : List.copyOf(turns.keySet())) {
        try {
          ChildRun run = processes.apply(contestant.command(work));
          Measurement found = Measurement.parse(run, work.phase());
          turns.get(contestant).add(found);
          progress.accept(
              "%s, round %d of %d: %s, %,.0f pictures/s"
                  .formatted(work, round, rounds, found.engine(), found.rate()));
        } catch (InputException e) {
          turns.remove(contestant);
          leftOut.add(new LeftOut(contestant.title(), e.getMessage()));
          progress.accept(
              "%s: left out %s: %s".formatted(work, contestant.title(), e.getMessage()));
        }
      }
    }
    List<Result> results = new ArrayList<>();
    turns.forEach((contestant, found) -> results.add(result(contestant, found)));
    return new WorkResults(work, results);
  }

  private static Result result(Contestant contestant, List<Measurement> turns) {
    return new Result(
        turns.getFirst().engine(),
        contestant.own(),
        turns.stream().map(Measurement::rate).toList());
  }

  /** Who had to be left out so far, and why. */
  List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }
}
