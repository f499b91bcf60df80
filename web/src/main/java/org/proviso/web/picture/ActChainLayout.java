package org.proviso.web.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.proviso.web.picture.ActChain.Act;
import org.proviso.web.picture.ActChain.Effect;

/// Where the acts of a chain stand: columns in order of time, and within each column an order with
/// few crossings, each act near to those it touches.
///
/// The method of Sugiyama, Tagawa and Toda (1981): an arrow over more than one column passes
/// through a place of its own in each column between; columns are ordered by the mean places of
/// neighbours, up and down by turns; then all are moved towards their neighbours as far as the
/// order allows.
final class ActChainLayout {

  private static final int MOST_IN_COLUMN = 5;
  private static final int SWEEPS = 12;
  private static final double PASSAGE = 16;
  private static final double GAP = 20;

  /// An act, or the place where an arrow passes through a column. Changed only while it is placed.
  static final class Node {
    final int column;
    final double height;
    final List<Node> before = new ArrayList<>();
    final List<Node> after = new ArrayList<>();
    double middle;

    Node(int column, double height) {
      this.column = column;
      this.height = height;
    }
  }

  /// An arrow: from the later act, through other columns, to the earlier act.
  record Arrow(Effect effect, List<Node> through) {}

  private final List<Act> acts;
  private final Map<String, Node> nodes = new HashMap<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private List<List<Node>> columns = new ArrayList<>();

  ActChainLayout(List<Act> acts, List<Effect> effects, ToDoubleFunction<Act> height) {
    this.acts = inOrder(acts, effects);
    columns(effects, height);
    for (Effect effect : effects) {
      if (!effect.from().equals(effect.to())) {
        arrows.add(arrow(effect));
      }
    }
    reduceCrossings();
    place();
  }

  /// @throws IllegalArgumentException if a chain can not be laid out: see [ActChain]
  static void require(List<Act> acts, List<Effect> effects) {
    Map<String, Act> byId = new HashMap<>();
    for (Act act : acts) {
      if (byId.put(act.act().id(), act) != null) {
        throw new IllegalArgumentException("act " + act.act().id() + " stands twice");
      }
    }
    for (Effect effect : effects) {
      Act from = byId.get(effect.from());
      Act to = byId.get(effect.to());
      if (from == null || to == null || to.issued().isAfter(from.issued())) {
        throw new IllegalArgumentException(
            effect.from() + " can not act on " + effect.to() + " in this chain");
      }
    }
    if (new HashSet<>(effects).size() < effects.size()) {
      throw new IllegalArgumentException("an effect stands twice");
    }
    inOrder(acts, effects);
  }

  /// Returns the acts by day, those of one day after the ones that they act on.
  private static List<Act> inOrder(List<Act> acts, List<Effect> effects) {
    List<Act> left = new ArrayList<>(acts);
    left.sort(Comparator.comparing(Act::issued));
    List<Act> ordered = new ArrayList<>();
    Set<String> done = new HashSet<>();
    while (!left.isEmpty()) {
      Act next =
          left.stream()
              .filter(act -> act.issued().equals(left.getFirst().issued()))
              .filter(act -> effects.stream().allMatch(effect -> isReady(effect, act, done)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "acts of " + left.getFirst().issued() + " act on each other"));
      left.remove(next);
      ordered.add(next);
      done.add(next.act().id());
    }
    return ordered;
  }

  private static boolean isReady(Effect effect, Act act, Set<String> done) {
    String id = act.act().id();
    return !effect.from().equals(id) || effect.to().equals(id) || done.contains(effect.to());
  }

  /// Fills columns in order of time; an act that acts on one of the last column begins a new one.
  private void columns(List<Effect> effects, ToDoubleFunction<Act> height) {
    Set<String> inLast = new HashSet<>();
    for (Act act : acts) {
      String id = act.act().id();
      boolean actsOnLast =
          effects.stream()
              .anyMatch(effect -> effect.from().equals(id) && inLast.contains(effect.to()));
      if (columns.isEmpty() || actsOnLast || inLast.size() == MOST_IN_COLUMN) {
        columns.add(new ArrayList<>());
        inLast.clear();
      }
      Node node = new Node(columns.size() - 1, height.applyAsDouble(act));
      columns.getLast().add(node);
      nodes.put(id, node);
      inLast.add(id);
    }
  }

  private Arrow arrow(Effect effect) {
    Node from = node(effect.from());
    Node to = node(effect.to());
    List<Node> through = new ArrayList<>(List.of(from));
    for (int column = from.column - 1; column > to.column; column--) {
      Node passage = new Node(column, PASSAGE);
      columns.get(column).add(passage);
      through.add(passage);
    }
    through.add(to);
    for (int i = 1; i < through.size(); i++) {
      through.get(i).after.add(through.get(i - 1));
      through.get(i - 1).before.add(through.get(i));
    }
    return new Arrow(effect, List.copyOf(through));
  }

  private void reduceCrossings() {
    List<List<Node>> best = copy();
    int fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean rightwards = sweep % 2 == 0;
      for (int i = 0; i < columns.size(); i++) {
        int column = rightwards ? i : columns.size() - 1 - i;
        order(columns.get(column), rightwards);
      }
      int crossings = crossings();
      if (crossings < fewest) {
        fewest = crossings;
        best = copy();
      }
    }
    columns = best;
  }

  private List<List<Node>> copy() {
    return new ArrayList<>(columns.stream().<List<Node>>map(ArrayList::new).toList());
  }

  private void order(List<Node> column, boolean rightwards) {
    Map<Node, Double> wanted = new HashMap<>();
    for (Node node : column) {
      List<Node> neighbours = rightwards ? node.before : node.after;
      double here = column.indexOf(node);
      wanted.put(node, neighbours.stream().mapToDouble(this::rank).average().orElse(here));
    }
    column.sort(Comparator.comparingDouble(node -> wanted.getOrDefault(node, 0.0)));
  }

  private int rank(Node node) {
    return columns.get(node.column).indexOf(node);
  }

  private int crossings() {
    int crossings = 0;
    for (int i = 1; i < columns.size(); i++) {
      List<int[]> lines = new ArrayList<>();
      for (Node node : columns.get(i)) {
        node.before.forEach(before -> lines.add(new int[] {rank(node), rank(before)}));
      }
      crossings += crossings(lines);
    }
    return crossings;
  }

  private static int crossings(List<int[]> lines) {
    int crossings = 0;
    for (int i = 0; i < lines.size(); i++) {
      for (int j = i + 1; j < lines.size(); j++) {
        int[] one = lines.get(i);
        int[] other = lines.get(j);
        crossings += (one[0] - other[0]) * (one[1] - other[1]) < 0 ? 1 : 0;
      }
    }
    return crossings;
  }

  private void place() {
    for (List<Node> column : columns) {
      settle(column, node -> 0);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean rightwards = sweep % 2 == 0;
      for (int i = 0; i < columns.size(); i++) {
        settle(columns.get(rightwards ? i : columns.size() - 1 - i), ActChainLayout::wanted);
      }
    }
    double top =
        columns.stream()
            .flatMap(List::stream)
            .mapToDouble(node -> node.middle - node.height / 2)
            .min()
            .orElse(0);
    columns.forEach(column -> column.forEach(node -> node.middle -= top));
  }

  private static double wanted(Node node) {
    double sum = 0;
    for (Node neighbour : node.before) {
      sum += neighbour.middle;
    }
    for (Node neighbour : node.after) {
      sum += neighbour.middle;
    }
    int count = node.before.size() + node.after.size();
    return count == 0 ? node.middle : sum / count;
  }

  /// Moves the nodes of a column as near as can be, in squares, to where they are wanted, without
  /// changing their order or letting two touch: isotonic regression by pooling neighbours.
  private static void settle(List<Node> column, ToDoubleFunction<Node> wanted) {
    List<double[]> pools = new ArrayList<>();
    double offset = 0;
    double[] offsets = new double[column.size()];
    for (int i = 0; i < column.size(); i++) {
      if (i > 0) {
        offset += (column.get(i - 1).height + column.get(i).height) / 2 + GAP;
      }
      offsets[i] = offset;
      double[] pool = {wanted.applyAsDouble(column.get(i)) - offset, 1};
      while (!pools.isEmpty() && pools.getLast()[0] > pool[0]) {
        double[] above = pools.removeLast();
        double size = above[1] + pool[1];
        pool = new double[] {(above[0] * above[1] + pool[0] * pool[1]) / size, size};
      }
      pools.add(pool);
    }
    int i = 0;
    for (double[] pool : pools) {
      for (int end = i + (int) pool[1]; i < end; i++) {
        column.get(i).middle = pool[0] + offsets[i];
      }
    }
  }

  /// Returns the acts in order of time.
  List<Act> acts() {
    return acts;
  }

  List<Arrow> arrows() {
    return arrows;
  }

  Node node(String act) {
    Node node = nodes.get(act);
    if (node == null) {
      throw new IllegalArgumentException("no act " + act);
    }
    return node;
  }

  int columnCount() {
    return columns.size();
  }

  double height() {
    ToIntFunction<Node> bottom = node -> (int) Math.ceil(node.middle + node.height / 2);
    return columns.stream().flatMap(List::stream).mapToInt(bottom).max().orElse(0);
  }

  /// Returns how many arrows cross between columns.
  int crossingCount() {
    return crossings();
  }
}
