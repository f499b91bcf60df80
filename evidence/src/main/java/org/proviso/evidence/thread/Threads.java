package org.proviso.evidence.thread;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings mails together into conversations, by what they say that they answer.
///
/// First by `References` and `In-Reply-To`, after J. Zawinski's description of threading; then by
/// Outlook's index for mails that name nothing. Never by subjects: two mails about "Budget" need
/// not belong together. Where headers contradict one another, what came first in the order of mails
/// stands, and nothing ever comes before itself.
public final class Threads {

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Node> byIndex = new LinkedHashMap<>();

  private Threads() {}

  private static final class Node {

    private final String name;
    private final List<MailHead> mails = new ArrayList<>();
    private final List<Node> answers = new ArrayList<>();
    private @Nullable Node answered;

    Node(String name) {
      this.name = name;
    }

    boolean isBelow(Node other) {
      for (Node it = this; it != null; it = it.answered) {
        if (it == other) {
          return true;
        }
      }
      return false;
    }

    /// When the first of its mails was sent; of what is missing, the first that answers it.
    Instant sent() {
      Node node = this;
      while (node.mails.isEmpty() && node.answers.size() == 1) {
        node = node.answers.getFirst();
      }
      return Stream.concat(
              node.mails.stream(), node.answers.stream().flatMap(answer -> answer.mails.stream()))
          .map(MailHead::sent)
          .flatMap(Optional::stream)
          .min(Comparator.naturalOrder())
          .orElse(Instant.MAX);
    }

    /// Orders what nothing but time orders, and mails of the same time by which they are.
    String first() {
      return mails.stream().map(MailHead::mail).min(Comparator.naturalOrder()).orElse(name);
    }
  }

  /// Returns the conversations of mails, in the order of their first mails' times. The order of the
  /// mails given makes no difference.
  public static List<MailThread> of(List<MailHead> mails) {
    Threads threads = new Threads();
    List<MailHead> ordered = mails.stream().sorted(Comparator.comparing(MailHead::mail)).toList();
    ordered.forEach(threads::place);
    ordered.forEach(threads::link);
    ordered.forEach(threads::linkByIndex);
    return threads.nodes.values().stream()
        .filter(node -> node.answered == null)
        .sorted(order())
        .map(node -> new MailThread(written(node)))
        .toList();
  }

  private static Comparator<Node> order() {
    return Comparator.comparing(Node::sent).thenComparing(Node::first);
  }

  private void place(MailHead mail) {
    // A mail without an id stands alone, under a name that no id has.
    Node node = node(mail.messageId().orElse("mail " + mail.mail()));
    node.mails.add(mail);
    mail.index().ifPresent(index -> byIndex.putIfAbsent(index.hex(), node));
  }

  private Node node(String name) {
    return nodes.computeIfAbsent(name, Node::new);
  }

  private Node of(MailHead mail) {
    return node(mail.messageId().orElse("mail " + mail.mail()));
  }

  private void link(MailHead mail) {
    Node before = null;
    for (String ancestor : mail.ancestors()) {
      Node node = node(ancestor);
      if (before != null && node.answered == null) {
        connect(before, node);
      }
      before = node;
    }
    Node own = of(mail);
    if (before != null && own.answered == null) {
      connect(before, own);
    }
  }

  private void linkByIndex(MailHead mail) {
    Node own = of(mail);
    Optional<ThreadIndex> index = mail.index();
    if (own.answered != null || !mail.ancestors().isEmpty() || index.isEmpty()) {
      return;
    }
    for (Optional<ThreadIndex> answered = index.get().answered();
        answered.isPresent();
        answered = answered.get().answered()) {
      Node before = byIndex.get(answered.get().hex());
      if (before != null) {
        connect(before, own);
        return;
      }
    }
  }

  private static void connect(Node answered, Node answer) {
    if (!answered.isBelow(answer)) {
      answer.answered = answered;
      answered.answers.add(answer);
    }
  }

  /// Without recursion: a conversation may be as deep as there are mails.
  private static MailThread.Place written(Node first) {
    List<Node> inward = new ArrayList<>(List.of(first));
    for (int at = 0; at < inward.size(); at++) {
      inward.addAll(inward.get(at).answers);
    }
    Map<Node, MailThread.Place> places = new HashMap<>();
    for (Node node : inward.reversed()) {
      List<MailThread.Place> answers = new ArrayList<>();
      for (Node answer : node.answers.stream().sorted(order()).toList()) {
        answers.add(Objects.requireNonNull(places.remove(answer)));
      }
      places.put(
          node,
          new MailThread.Place(
              node.name.startsWith("<") ? node.name : "",
              node.mails.stream().map(MailHead::mail).toList(),
              answers));
    }
    return Objects.requireNonNull(places.get(first));
  }
}
