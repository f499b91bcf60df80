package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {

  private static final int MOST = 300;

  /// The tree that tests of Certificate Transparency use, with its roots from size 0 to 8.
  private static final List<String> REFERENCE_LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> REFERENCE_ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private final List<byte[]> leaves = new ArrayList<>();
  private final List<Digest> roots = new ArrayList<>();
  private final InMemoryHashes stored = new InMemoryHashes();
  private final StoredTree tree = new StoredTree(stored);
  private final NaiveTree naive;

  TreeTest() {
    for (int i = 0; i < MOST; i++) {
      leaves.add(new byte[] {(byte) i, (byte) (i >> 8), (byte) (7 * i)});
    }
    naive = new NaiveTree(leaves);
    RightEdge edge = RightEdge.EMPTY;
    roots.add(edge.root());
    for (byte[] leaf : leaves) {
      RightEdge.Grown grown = edge.append(MerkleHash.leaf(leaf));
      stored.add(grown.completed());
      edge = grown.edge();
      roots.add(edge.root());
    }
  }

  @Test
  void hasThePublishedRootsOfTheReferenceTree() {
    List<byte[]> reference = REFERENCE_LEAVES.stream().map(HexFormat.of()::parseHex).toList();
    NaiveTree definition = new NaiveTree(reference);
    RightEdge edge = RightEdge.EMPTY;
    for (int size = 0; size <= reference.size(); size++) {
      assertEquals(REFERENCE_ROOTS.get(size), definition.root(size));
      assertEquals(REFERENCE_ROOTS.get(size), edge.root().hex());
      if (size < reference.size()) {
        edge = edge.append(MerkleHash.leaf(reference.get(size))).edge();
      }
    }
  }

  @Test
  void hasTheRootOfTheDefinitionAtEverySize() {
    for (int size = 0; size <= MOST; size++) {
      assertEquals(naive.root(size), roots.get(size).hex());
      assertEquals(naive.root(size), tree.root(size).hex());
    }
  }

  @Test
  void goesOnFromStoredHashesAsFromMemory() {
    for (int size = 0; size < MOST; size++) {
      RightEdge.Grown grown =
          RightEdge.read(size, stored).append(MerkleHash.leaf(leaves.get(size)));
      assertEquals(roots.get(size + 1), grown.edge().root());
    }
  }

  @Test
  void completesEachSubtreeOnceAndFewerThanTwoForEachLeaf() {
    // 300 = 256 + 32 + 8 + 4, and a complete tree of n leaves has 2n - 1 nodes.
    assertEquals(511 + 63 + 15 + 7, stored.size());
  }

  @Test
  void provesEveryLeafAtEverySizeAsDefined() {
    for (int size = 1; size <= MOST; size++) {
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusion(index, size);
        assertEquals(naive.path(index, size), proof.path().stream().map(Digest::hex).toList());
        assertTrue(proof.proves(MerkleHash.leaf(leaves.get(index)), roots.get(size)));
      }
    }
  }

  @Test
  void provesEveryPairOfSizesAsDefined() {
    for (int second = 1; second <= MOST; second++) {
      for (int first = 1; first <= second; first++) {
        ConsistencyProof proof = tree.consistency(first, second);
        assertEquals(naive.proof(first, second), proof.path().stream().map(Digest::hex).toList());
        assertTrue(proof.proves(roots.get(first), roots.get(second)));
      }
    }
  }

  @Test
  void asksTheStoreOnceForEachProof() {
    int before = stored.questions();

    tree.inclusion(131, 299);
    tree.consistency(131, 299);

    assertEquals(before + 2, stored.questions());
    assertTrue(stored.most() <= 18, "hashes in one question: " + stored.most());
  }

  @Test
  void doesNotProveAnotherLeafOrPlaceOrRoot() {
    for (int size = 1; size <= 40; size++) {
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusion(index, size);
        Digest leaf = MerkleHash.leaf(leaves.get(index));
        Digest root = roots.get(size);
        for (int other = 0; other < size; other++) {
          if (other != index) {
            assertFalse(proof.proves(MerkleHash.leaf(leaves.get(other)), root));
            assertFalse(new InclusionProof(other, size, proof.path()).proves(leaf, root));
          }
        }
        assertFalse(proof.proves(leaf, roots.get(size - 1)));
        for (List<Digest> path : damaged(proof.path())) {
          assertFalse(new InclusionProof(index, size, path).proves(leaf, root));
        }
      }
    }
  }

  @Test
  void doesNotProveThatARewrittenTreeExtendsAnother() {
    for (int second = 1; second <= 40; second++) {
      for (int first = 1; first <= second; first++) {
        ConsistencyProof proof = tree.consistency(first, second);
        Digest earlier = roots.get(first);
        Digest later = roots.get(second);
        assertFalse(proof.proves(roots.get(first - 1), later));
        assertFalse(proof.proves(earlier, roots.get(second - 1)));
        for (List<Digest> path : damaged(proof.path())) {
          assertFalse(new ConsistencyProof(first, second, path).proves(earlier, later));
        }
      }
    }
  }

  /// Each hash changed, each left out, and one too many at either end.
  private static List<List<Digest>> damaged(List<Digest> path) {
    Digest other = Digest.sha256(new byte[] {1});
    List<List<Digest>> damaged = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      List<Digest> changed = new ArrayList<>(path);
      changed.set(i, other);
      damaged.add(changed);
      List<Digest> shorter = new ArrayList<>(path);
      shorter.remove(i);
      damaged.add(shorter);
    }
    List<Digest> longer = new ArrayList<>(path);
    longer.add(other);
    damaged.add(longer);
    List<Digest> before = new ArrayList<>(path);
    before.addFirst(other);
    damaged.add(before);
    return damaged;
  }

  @Test
  void everyTreeExtendsTheEmptyOne() {
    assertTrue(tree.consistency(0, 7).proves(roots.get(0), roots.get(7)));
    assertFalse(tree.consistency(0, 7).proves(roots.get(1), roots.get(7)));
  }

  @Test
  void refusesWhatIsNotInTheTree() {
    assertThrows(IndexOutOfBoundsException.class, () -> tree.inclusion(5, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> tree.inclusion(-1, 5));
    assertThrows(IllegalArgumentException.class, () -> tree.consistency(6, 5));
    assertThrows(IllegalArgumentException.class, () -> tree.inclusion(0, MOST + 1));
    assertThrows(IllegalArgumentException.class, () -> tree.consistency(3, MOST + 1));
    assertThrows(IllegalArgumentException.class, () -> new RightEdge(3, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new ConsistencyProof(6, 5, List.of()));
  }

  @Test
  void anIndexBeyondTheTreeProvesNothing() {
    Digest leaf = MerkleHash.leaf(leaves.get(0));

    assertFalse(new InclusionProof(1, 1, List.of()).proves(leaf, roots.get(1)));
    assertFalse(new InclusionProof(-1, 1, List.of()).proves(leaf, roots.get(1)));
  }
}
