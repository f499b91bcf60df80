package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.proviso.law.proof.OpenQuestion;

/// Sets of settlements, as numbers: [#NONE], [#ALL], or those in which a Boolean function of the
/// open questions is true.
///
/// Reduced ordered binary decision diagrams (R. E. Bryant, "Graph-Based Algorithms for Boolean
/// Function Manipulation", IEEE Transactions on Computers C-35, 1986): equal sets are equal
/// numbers, and a question occurs in a diagram exactly if the set depends on it. Not thread-safe;
/// one object serves one computation.
final class Settlements {

  /// No settlement: it is surely not so.
  static final int NONE = 0;

  /// Every settlement: it is surely so.
  static final int ALL = 1;

  /// Sorts the two terminal nodes after every question.
  private static final int TERMINAL = Integer.MAX_VALUE;

  private final List<OpenQuestion> questions = new ArrayList<>();
  private final Map<OpenQuestion, Integer> indexes = new HashMap<>();
  private final Map<Node, Integer> nodes = new HashMap<>();
  private final Map<Pair, Integer> conjunctions = new HashMap<>();
  private final Map<Integer, Integer> complements = new HashMap<>();

  /// For each node: its question, and the nodes for that question answered no and yes.
  private int[] question = {TERMINAL, TERMINAL, 0, 0, 0, 0, 0, 0};

  private int[] no = {NONE, ALL, 0, 0, 0, 0, 0, 0};
  private int[] yes = {NONE, ALL, 0, 0, 0, 0, 0, 0};
  private int size = 2;

  private record Node(int question, int no, int yes) {}

  private record Pair(int one, int other) {}

  /// Returns the settlements in which `asked` is answered yes.
  int of(OpenQuestion asked) {
    Integer known = indexes.get(asked);
    int index = known == null ? questions.size() : known;
    if (known == null) {
      questions.add(asked);
      indexes.put(asked, index);
    }
    return node(index, NONE, ALL);
  }

  int not(int set) {
    if (set <= ALL) {
      return ALL - set;
    }
    Integer known = complements.get(set);
    if (known != null) {
      return known;
    }
    int result = node(question[set], not(no[set]), not(yes[set]));
    complements.put(set, result);
    return result;
  }

  int and(int one, int other) {
    if (one == other || other == ALL) {
      return one;
    }
    if (one == ALL) {
      return other;
    }
    if (one == NONE || other == NONE) {
      return NONE;
    }
    Pair pair = one < other ? new Pair(one, other) : new Pair(other, one);
    Integer known = conjunctions.get(pair);
    if (known != null) {
      return known;
    }
    int top = Math.min(question[one], question[other]);
    int result =
        node(
            top,
            and(branch(one, top, no), branch(other, top, no)),
            and(branch(one, top, yes), branch(other, top, yes)));
    conjunctions.put(pair, result);
    return result;
  }

  int or(int one, int other) {
    return not(and(not(one), not(other)));
  }

  int minus(int one, int other) {
    return and(one, not(other));
  }

  /// Returns the questions that a set depends on, in the order in which they were first met.
  List<OpenQuestion> questionsOf(int set) {
    TreeSet<Integer> found = new TreeSet<>();
    collect(set, found, new boolean[size]);
    return found.stream().map(questions::get).toList();
  }

  /// Returns the numbers of the settlements in `set`, where bit `i` of a number answers the
  /// question at position `i` of `asked`, which holds every question that the set depends on.
  BitSet numbers(int set, List<OpenQuestion> asked) {
    int[] positions = questions.stream().mapToInt(asked::indexOf).toArray();
    BitSet numbers = new BitSet();
    for (int number = 0; number < 1 << asked.size(); number++) {
      int at = set;
      while (at > ALL) {
        at = (number >>> positions[question[at]] & 1) == 1 ? yes[at] : no[at];
      }
      if (at == ALL) {
        numbers.set(number);
      }
    }
    return numbers;
  }

  private void collect(int set, Set<Integer> found, boolean[] seen) {
    if (set <= ALL || seen[set]) {
      return;
    }
    seen[set] = true;
    found.add(question[set]);
    collect(no[set], found, seen);
    collect(yes[set], found, seen);
  }

  private int branch(int set, int top, int[] branches) {
    return question[set] == top ? branches[set] : set;
  }

  private int node(int asked, int ifNo, int ifYes) {
    if (ifNo == ifYes) {
      return ifNo;
    }
    Node node = new Node(asked, ifNo, ifYes);
    Integer known = nodes.get(node);
    if (known != null) {
      return known;
    }
    if (size == question.length) {
      question = Arrays.copyOf(question, size * 2);
      no = Arrays.copyOf(no, size * 2);
      yes = Arrays.copyOf(yes, size * 2);
    }
    question[size] = asked;
    no[size] = ifNo;
    yes[size] = ifYes;
    nodes.put(node, size);
    return size++;
  }
}
