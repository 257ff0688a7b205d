package dev.demitasse.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A contestant whose command is its title and the work, for processes that tests make up. */
record FakeContestant(String title, boolean own, boolean trains) implements Contestant {
  @Override
  public boolean does(Work work) {
    return trains || work.phase() == Work.Phase.PREDICT;
  }

  @Override
  public ChildRun.Command command(Work work) {
    return new ChildRun.Command(
        List.of(title, work.toString()), Map.of(), Duration.ofSeconds(1), false);
  }
}
