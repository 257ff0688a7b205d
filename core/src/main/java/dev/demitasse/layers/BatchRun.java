package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Scratch;
import dev.demitasse.kernels.Team;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the samples of a batch through a network and back, in pieces, on a team of threads.
 *
 * <p>Where nothing makes the samples of a batch meet, a piece goes all the way on one thread, in
 * that thread's pass. Else each piece has a pass of its own, all pieces take a phase, the batch
 * meets, all take the next. What comes out is the same, to the byte, for any number of threads.
 */
public final class BatchRun {
  /** What a batch is taken through for. */
  public interface Errand {
    /** Begins a piece: writes its samples into the pass. */
    void begin(int piece, Pass pass);

    /** Writes the gradient of the loss by what the network gave. */
    void turnRound(int piece, Pass pass);

    /** Looks at a piece that has gone back. */
    default void end(int piece, Pass pass) {}
  }

  private final Plan plan;
  private final Gradients gradients;
  private final Team team;
  private final Errand errand;
  private final Scratch[] scratch;
  private final Pass[] passes;
  private final boolean meets;
  private final List<Team.Work> ahead = new ArrayList<>();
  private final List<Team.Work> back = new ArrayList<>();
  private final List<GradientTask> tasks;
  private final Team.Work finish;

  /**
   * Prepares for batches of up to so many pieces of up to so many samples.
   *
   * @param gradients memory for such batches
   */
  public BatchRun(
      Plan plan, Gradients gradients, int pieceSize, int pieces, Team team, Errand errand) {
    this.plan = plan;
    this.gradients = gradients;
    this.team = team;
    this.errand = errand;
    meets = plan.phases() > 1;
    scratch = new Scratch[team.threads()];
    for (int worker = 0; worker < scratch.length; worker++) {
      scratch[worker] = new Scratch(plan.scratch());
    }
    passes = new Pass[meets ? pieces : scratch.length];
    for (int i = 0; i < passes.length; i++) {
      passes[i] = new Pass(plan, pieceSize, scratch[i % scratch.length]);
    }
    for (int phase = 0; phase < plan.phases(); phase++) {
      int number = phase;
      ahead.add((piece, worker) -> goAhead(number, piece, worker));
      back.add((piece, worker) -> goBack(number, piece, worker));
    }
    tasks = plan.gradientTasks();
    finish = (task, worker) -> run(tasks.get(task), worker);
  }

  /** Takes a batch of so many pieces through and back. */
  public void run(int pieces) {
    int last = plan.phases() - 1;
    for (int phase = 0; phase <= last; phase++) {
      team.run(pieces, ahead.get(phase));
      if (phase < last) {
        plan.meetAhead(phase, gradients);
      }
    }
    for (int phase = 1; phase <= last; phase++) {
      plan.meetBack(phase - 1, gradients);
      team.run(pieces, back.get(phase));
    }
  }

  private Pass pass(int piece, int worker) {
    Pass pass = passes[meets ? piece : worker];
    pass.borrow(scratch[worker]);
    return pass;
  }

  private void goAhead(int phase, int piece, int worker) {
    Pass pass = pass(piece, worker);
    if (phase == 0) {
      errand.begin(piece, pass);
    }
    pass.forward(phase);
    if (phase == plan.phases() - 1) {
      errand.turnRound(piece, pass);
      goBack(0, piece, worker);
    }
  }

  private void goBack(int phase, int piece, int worker) {
    Pass pass = pass(piece, worker);
    pass.backward(phase);
    if (phase == plan.phases() - 1) {
      errand.end(piece, pass);
    }
  }

  /** Finishes the parameters' gradients after a batch has gone back. */
  public void finish() {
    team.run(tasks.size(), finish);
  }

  /** The tasks that finish the gradients, for those who have more to do with each. */
  public List<GradientTask> tasks() {
    return tasks;
  }

  /** Does one of the tasks on a thread of the team. */
  public void run(GradientTask task, int worker) {
    task.work().run(gradients, plan.kernels(), scratch[worker]);
  }

  /** The kernels that all is computed with. */
  public Kernels kernels() {
    return plan.kernels();
  }
}
