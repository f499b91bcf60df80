package org.proviso.evidence.worker;

import com.pff.DescriptorIndexNode;
import com.pff.PSTException;
import com.pff.PSTFile;
import com.pff.PSTObject;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tree of all nodes of a store of Outlook ([MS-PST] 2.2.2.7.7): which there are, and which
/// items are in which folder, whatever the tables of folders say.
final class PstNodes {

  private final Set<Integer> all = new HashSet<>();
  private final Map<Integer, List<Integer>> items = new HashMap<>();

  private PstNodes(Map<?, ?> tree) {
    tree.forEach(
        (folder, below) -> {
          if (folder instanceof Integer parent && below instanceof List<?> nodes) {
            nodes.forEach(node -> add(parent, node));
          }
        });
  }

  private void add(int parent, Object node) {
    if (node instanceof DescriptorIndexNode known) {
      all.add(known.descriptorIdentifier);
      if (isOfItem(known.descriptorIdentifier)) {
        items.computeIfAbsent(parent, it -> new ArrayList<>()).add(known.descriptorIdentifier);
      }
    }
  }

  /// Reads the tree.
  ///
  /// @throws IOException if it cannot be read
  /// @throws PSTException if it is damaged
  static PstNodes of(PSTFile file) throws IOException, PSTException {
    try {
      // The library has it, and shows it to nobody.
      Method tree = PSTFile.class.getDeclaredMethod("getChildDescriptorTree");
      tree.setAccessible(true);
      return new PstNodes((Map<?, ?>) tree.invoke(file));
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case IOException unread -> throw unread;
        case PSTException damaged -> throw damaged;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Tells whether a number is one that nodes of items have, be there one or not.
  static boolean isOfItem(int node) {
    return PSTObject.getNodeType(node) == PSTObject.NID_TYPE_NORMAL_MESSAGE;
  }

  /// Returns the items of a folder: those of the listed ones that there are, in their order, then
  /// those that are not listed; in the end those listed ones that are not there, if they are more
  /// than the ones that were not listed.
  List<Integer> of(int folder, List<Integer> listed) {
    List<Integer> found = new ArrayList<>(listed);
    found.retainAll(all);
    List<Integer> nowhere = new ArrayList<>(listed);
    nowhere.removeAll(all);
    List<Integer> others = new ArrayList<>(items.getOrDefault(folder, List.of()));
    others.removeAll(Set.copyOf(listed));
    found.addAll(others);
    if (nowhere.size() > others.size()) {
      found.addAll(nowhere.subList(others.size(), nowhere.size()));
    }
    return found;
  }
}
