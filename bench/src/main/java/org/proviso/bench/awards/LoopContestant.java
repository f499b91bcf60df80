package org.proviso.bench.awards;

import java.time.Duration;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;

/// A loop that knows what the answer looks like: the limit of what this JVM can do.
///
/// A fact is a bit for each award, an answer two bits. Nothing of the rules is left but three
/// operations on 64 awards at once.
final class LoopContestant implements Contestant<Facts> {

  @Override
  public String name() {
    return "java-loop";
  }

  @Override
  public String setting() {
    return "one thread, a bit for each fact and award; the rules are compiled into the loop";
  }

  @Override
  public Duration warmUp() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Peer<Facts> start() {
    return new Loop();
  }

  private static final class Loop implements Peer<Facts> {

    private int count;
    private long[] applies = {};
    private long[] exempt = {};
    private long[] covered = {};
    private long[] enforceable = {};
    private long[] barred = {};

    @Override
    public String version() {
      return "Java " + Runtime.version();
    }

    @Override
    public void load(Facts facts) {
      count = facts.count();
      int words = (count + Long.SIZE - 1) / Long.SIZE;
      applies = new long[words];
      exempt = new long[words];
      covered = new long[words];
      enforceable = new long[words];
      barred = new long[words];
      for (int award = 0; award < count; award++) {
        set(applies, award, facts.applies(award));
        set(exempt, award, facts.exempt(award));
        set(covered, award, facts.covered(award));
      }
    }

    private static void set(long[] bits, int at, boolean value) {
      bits[at / Long.SIZE] |= value ? 1L << at : 0;
    }

    @Override
    public void answer() {
      for (int i = 0; i < applies.length; i++) {
        long binds = applies[i] & ~exempt[i];
        enforceable[i] = binds & ~covered[i];
        barred[i] = binds & covered[i];
      }
    }

    @Override
    public byte[] answers() {
      byte[] answers = new byte[count];
      for (int award = 0; award < count; award++) {
        boolean free = (enforceable[award / Long.SIZE] >>> award & 1) != 0;
        boolean stopped = (barred[award / Long.SIZE] >>> award & 1) != 0;
        Answer answer = free ? Answer.ENFORCEABLE : stopped ? Answer.BARRED : Answer.NOT_BOUND;
        answers[award] = answer.code();
      }
      return answers;
    }

    @Override
    public void close() {}
  }
}
