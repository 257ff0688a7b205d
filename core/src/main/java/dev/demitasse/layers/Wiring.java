package dev.demitasse.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * Moments count the steps forward from 0, then the loss, then the steps back; step i is taken back at
 * moment 2 n - i. Each value, and each gradient by a value, is written at one moment and read at some
 * later ones. Values that are one memory (a layer works in place, or gives what it is given) are put
 * together first; then each memory lives from its first moment to its last, and takes room that
 * nobody else needs meanwhile.
 *
 * A memory that lives within one stretch has a single row that all samples use in turn; others have a
 * row for each sample, and live for whole stretches, since one sample may be through with a stretch
 * before another has begun it.
 */

/** Which memory the values between a plan's steps take in a pass. */
final class Wiring {
  private static final int NOBODY = -1;

  private final Plan plan;
  private final List<Plan.Step> steps;
  private final Schedule schedule;
  private final int loss;
  private final boolean back;
  private final int[] giver;
  private final int[] taker;
  private final boolean[] learned;
  private final Memory[] valueMemory;
  private final Memory[] gradientMemory;
  private final List<Memory> memories = new ArrayList<>();

  /** Values and gradients that are one memory, and when it is needed. */
  private static final class Memory {
    private final int size;
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;
    private boolean oneByOne;
    private Rows rows;

    Memory(int size, boolean oneByOne) {
      this.size = size;
      this.oneByOne = oneByOne;
    }
  }

  private Wiring(Plan plan) {
    this.plan = plan;
    steps = plan.steps();
    schedule = plan.schedule();
    loss = steps.size();
    back = plan.mode().goesBack();
    int values = plan.values().size();
    giver = new int[values];
    taker = new int[values];
    Arrays.fill(giver, NOBODY);
    Arrays.fill(taker, NOBODY);
    for (int i = 0; i < steps.size(); i++) {
      for (Value x : steps.get(i).inputs()) {
        taker[x.id()] = i;
      }
      for (Value y : steps.get(i).outputs()) {
        giver[y.id()] = i;
      }
    }
    learned = learned();
    valueMemory = new Memory[values];
    gradientMemory = new Memory[values];
  }

  /** What flows through each step of a plan in a pass for so many samples. */
  static List<Flow> flows(Plan plan, int capacity) {
    Wiring wiring = new Wiring(plan);
    wiring.placeValues();
    if (wiring.back) {
      wiring.placeGradients();
    }
    wiring.allot(capacity);
    return wiring.flows();
  }

  private int back(int step) {
    return 2 * loss - step;
  }

  // ---- values ----

  private void placeValues() {
    add(valueMemory, plan.values().getFirst(), null);
    for (int i = 0; i < steps.size(); i++) {
      Plan.Step step = steps.get(i);
      Memory x = valueMemory[step.inputs().getFirst().id()];
      boolean shared =
          switch (step.layer().sharing()) {
            case IDENTICAL -> !plan.mode().apart();
            case OVERWRITES -> !plan.mode().apart() && mayOverwrite(x, i, step.inputs());
            case NONE -> false;
          };
      for (Value y : step.outputs()) {
        add(valueMemory, y, shared ? x : null);
      }
    }
  }

  /** Whether nobody needs what is in a memory after a step, which takes it but once. */
  private boolean mayOverwrite(Memory memory, int step, List<Value> inputs) {
    boolean once = inputs.stream().filter(x -> valueMemory[x.id()] == memory).count() == 1;
    return once && memory.last <= step && memory != valueMemory[0];
  }

  private void add(Memory[] placed, Value value, Memory shared) {
    Memory memory = shared == null ? newMemory(value) : shared;
    if (shared == null) {
      memories.add(memory);
    }
    placed[value.id()] = memory;
    int from = giver[value.id()];
    int to = taker[value.id()];
    need(memory, from == NOBODY ? 0 : from);
    need(memory, to == NOBODY ? loss : to);
    memory.oneByOne &= from != NOBODY && to != NOBODY;
    if (back && to != NOBODY && steps.get(to).layer().readsInput()) {
      need(memory, back(to));
    }
    if (back && from != NOBODY && steps.get(from).layer().readsOutput()) {
      need(memory, back(from));
    }
  }

  /** What is read afterwards, layer by layer, is there for each sample. */
  private Memory newMemory(Value value) {
    return new Memory(value.shape().size(), !plan.mode().apart());
  }

  private void need(Memory memory, int moment) {
    memory.oneByOne &=
        schedule.isOneByOne(moment, steps)
            && (memory.last < 0 || schedule.stretch(memory.first) == schedule.stretch(moment));
    memory.first = Math.min(memory.first, moment);
    memory.last = Math.max(memory.last, moment);
  }

  // ---- gradients ----

  private void placeGradients() {
    addGradient(plan.output(), null);
    for (int i = steps.size() - 1; i >= 0; i--) {
      Plan.Step step = steps.get(i);
      Memory dy = gradientMemory[step.outputs().getFirst().id()];
      boolean shared =
          switch (step.layer().gradientSharing()) {
            case IDENTICAL -> !plan.mode().apart();
            case OVERWRITES ->
                dy != null && !plan.mode().apart() && mayOverwriteGradient(dy, i, step.outputs());
            case NONE -> false;
          };
      for (Value x : step.inputs()) {
        if (isWanted(x)) {
          addGradient(x, shared ? dy : null);
        }
      }
    }
  }

  /** Whether somebody wants the gradient by a value: an observer, or parameters before it. */
  private boolean isWanted(Value value) {
    return plan.mode().apart() || learned[value.id()];
  }

  /** Which values depend on parameters. */
  private boolean[] learned() {
    boolean[] learned = new boolean[giver.length];
    for (Plan.Step step : steps) {
      boolean any = !step.layer().gradientTasks().isEmpty();
      for (Value x : step.inputs()) {
        any |= learned[x.id()];
      }
      for (Value y : step.outputs()) {
        learned[y.id()] = any;
      }
    }
    return learned;
  }

  private boolean mayOverwriteGradient(Memory memory, int step, List<Value> outputs) {
    boolean once = outputs.stream().filter(y -> gradientMemory[y.id()] == memory).count() == 1;
    return once && memory.last <= back(step);
  }

  private void addGradient(Value value, Memory shared) {
    Memory memory = shared == null ? newMemory(value) : shared;
    if (shared == null) {
      memories.add(memory);
    }
    gradientMemory[value.id()] = memory;
    int from = giver[value.id()];
    int to = taker[value.id()];
    need(memory, to == NOBODY ? loss : back(to));
    if (from == NOBODY) {
      memory.oneByOne = false;
    } else {
      need(memory, back(from));
    }
  }

  // ---- room ----

  /** Memory that one lives in after the other. */
  private static final class Room {
    private int size;
    private int until;
    private final List<Memory> guests = new ArrayList<>();
  }

  private void allot(int capacity) {
    Map<Boolean, List<Room>> rooms =
        new HashMap<>(Map.of(true, new ArrayList<>(), false, new ArrayList<>()));
    List<Memory> order = new ArrayList<>(memories);
    order.sort(Comparator.comparingInt(this::begin));
    for (Memory memory : order) {
      Room room = room(rooms.get(memory.oneByOne), memory);
      room.size = Math.max(room.size, memory.size);
      room.until = end(memory);
      room.guests.add(memory);
    }
    rooms.forEach((oneByOne, all) -> all.forEach(room -> furnish(room, oneByOne ? 1 : capacity)));
  }

  private int begin(Memory memory) {
    return memory.oneByOne ? memory.first : schedule.stretch(memory.first);
  }

  private int end(Memory memory) {
    return memory.oneByOne ? memory.last : schedule.stretch(memory.last);
  }

  /** The free room whose size fits best, or a new one. */
  private Room room(List<Room> rooms, Memory memory) {
    Room best = null;
    for (Room room : rooms) {
      boolean free = !plan.mode().apart() && room.until < begin(memory);
      if (free && (best == null || distance(room, memory) < distance(best, memory))) {
        best = room;
      }
    }
    if (best == null) {
      best = new Room();
      rooms.add(best);
    }
    return best;
  }

  private static int distance(Room room, Memory memory) {
    return Math.abs(room.size - memory.size);
  }

  private static void furnish(Room room, int samples) {
    float[] floats = new float[Math.multiplyExact(room.size, samples)];
    for (Memory guest : room.guests) {
      guest.rows = guest.oneByOne ? Rows.shared(floats, guest.size) : Rows.of(floats, guest.size);
    }
  }

  // ---- flows ----

  private List<Flow> flows() {
    List<Flow> flows = new ArrayList<>();
    for (Plan.Step step : steps) {
      flows.add(
          new Flow(
              rows(valueMemory, step.inputs()),
              rows(valueMemory, step.outputs()),
              rows(gradientMemory, step.outputs()),
              rows(gradientMemory, step.inputs())));
    }
    return flows;
  }

  private static List<Rows> rows(Memory[] placed, List<Value> values) {
    List<Rows> rows = new ArrayList<>();
    for (Value value : values) {
      Memory memory = placed[value.id()];
      rows.add(memory == null ? null : memory.rows);
    }
    return rows;
  }
}
