package dev.demitasse.bench.kernels;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a call of a kernel does, counted by hand: JMH turns it into rates. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Count {
  /** Multiplications and additions; none where the formula has others as well. */
  public long flops;

  /** Bytes of arrays that are read and written, each counted once. */
  public long bytes;
}
