package org.proviso.docket.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The definitions of RFC 6962, section 2.1, written down as they stand there: recursive, over all
/// leaves, with nothing of the code under test.
final class NaiveTree {

  private final List<byte[]> leaves;
  private final Map<Long, byte[]> known = new HashMap<>();

  NaiveTree(List<byte[]> leaves) {
    this.leaves = List.copyOf(leaves);
  }

  /// MTH(D[0:n]).
  String root(int n) {
    return hex(hash(0, n));
  }

  /// PATH(m, D[0:n]).
  List<String> path(int m, int n) {
    return hex(path(m, 0, n));
  }

  /// PROOF(m, D[0:n]).
  List<String> proof(int m, int n) {
    return hex(subproof(m, 0, n, true));
  }

  private byte[] hash(int from, int until) {
    long place = ((long) from << 32) | until;
    byte[] hash = known.get(place);
    if (hash == null) {
      hash = compute(from, until);
      known.put(place, hash);
    }
    return hash;
  }

  private byte[] compute(int from, int until) {
    int n = until - from;
    if (n == 0) {
      return sha256(new byte[0]);
    }
    if (n == 1) {
      return sha256(new byte[] {0}, leaves.get(from));
    }
    int k = split(n);
    return sha256(new byte[] {1}, hash(from, from + k), hash(from + k, until));
  }

  private List<byte[]> path(int m, int from, int until) {
    int n = until - from;
    if (n == 1) {
      return List.of();
    }
    int k = split(n);
    return m < k
        ? with(path(m, from, from + k), hash(from + k, until))
        : with(path(m - k, from + k, until), hash(from, from + k));
  }

  private List<byte[]> subproof(int m, int from, int until, boolean whole) {
    int n = until - from;
    if (m == n) {
      return whole ? List.of() : List.of(hash(from, until));
    }
    int k = split(n);
    return m <= k
        ? with(subproof(m, from, from + k, whole), hash(from + k, until))
        : with(subproof(m - k, from + k, until, false), hash(from, from + k));
  }

  /// The largest power of two smaller than n.
  private static int split(int n) {
    int k = 1;
    while (2 * k < n) {
      k = 2 * k;
    }
    return k;
  }

  private static List<byte[]> with(List<byte[]> hashes, byte[] last) {
    List<byte[]> all = new ArrayList<>(hashes);
    all.add(last);
    return all;
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(NaiveTree::hex).toList();
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
