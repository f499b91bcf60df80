package org.proviso.docket.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Changes of an exported record: by accident, and by somebody who knows the format and can write
/// to whatever stores the record, but has not the key.
enum Tampering {
  CHANGE_A_BYTE {
    @Override
    byte[] apply(byte[] file, SplittableRandom random) {
      byte[] changed = file.clone();
      changed[random.nextInt(file.length)] = (byte) random.nextInt(256);
      return changed;
    }
  },
  DELETE_BYTES {
    @Override
    byte[] apply(byte[] file, SplittableRandom random) {
      int from = random.nextInt(file.length);
      int until = Math.min(file.length, from + 1 + random.nextInt(4));
      return joined(Arrays.copyOf(file, from), Arrays.copyOfRange(file, until, file.length));
    }
  },
  INSERT_BYTES {
    @Override
    byte[] apply(byte[] file, SplittableRandom random) {
      int at = random.nextInt(file.length + 1);
      byte[] more = new byte[1 + random.nextInt(4)];
      random.nextBytes(more);
      return joined(Arrays.copyOf(file, at), more, Arrays.copyOfRange(file, at, file.length));
    }
  },
  DELETE_A_LINE {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      lines.remove(random.nextInt(lines.size()));
    }
  },
  REPEAT_A_LINE {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
    }
  },
  SWAP_LINES {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      int one = random.nextInt(lines.size());
      lines.set(one, lines.set(random.nextInt(lines.size()), lines.get(one)));
    }
  },
  MOVE_LINES {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      int from = random.nextInt(lines.size());
      List<String> moved =
          lines.subList(from, Math.min(lines.size(), from + 1 + random.nextInt(8)));
      List<String> copy = List.copyOf(moved);
      moved.clear();
      lines.addAll(random.nextInt(lines.size() + 1), copy);
    }
  },
  CUT_OFF {
    @Override
    byte[] apply(byte[] file, SplittableRandom random) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  BACK_DATE {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      change(lines, random, 2, instant -> "2017" + instant.substring(4));
    }
  },
  BACK_DATE_A_LITTLE {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      change(lines, random, 2, instant -> instant.replace(":00.000000Z", ":00.000001Z"));
    }
  },
  CHANGE_A_WORD {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      change(lines, random, 3 + random.nextInt(5), word -> word + "x");
    }
  },
  EXCHANGE_PAYLOADS {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      int one = event(lines, random);
      int other = event(lines, random);
      String payload = payload(lines.get(one));
      lines.set(one, header(lines.get(one)) + payload(lines.get(other)));
      lines.set(other, header(lines.get(other)) + payload);
    }
  },
  CHANGE_A_SALT {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      rewrite(lines, random, false, false);
    }
  },
  CHANGE_A_PAYLOAD {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      rewrite(lines, random, true, false);
    }
  },
  CHANGE_A_PAYLOAD_AND_WHAT_COMMITS_TO_IT {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      rewrite(lines, random, true, true);
    }
  },
  REMOVE_A_PAYLOAD {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      int at = event(lines, random);
      lines.set(at, header(lines.get(at)) + " removed " + random.nextInt(60));
    }
  },
  LEAVE_OUT_AN_EVENT_AND_NUMBER_ANEW {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      lines.remove(event(lines, random));
      renumber(lines);
    }
  },
  ADD_AN_EVENT_AND_NUMBER_ANEW {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      int at = event(lines, random);
      lines.add(at, lines.get(at));
      renumber(lines);
    }
  },
  SET_ANOTHER_ROOT {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      byte[] root = new byte[Digest.LENGTH];
      random.nextBytes(root);
      lines.set(checkpoint(lines, random) + 3, Digest.of(root).base64());
    }
  },
  MOVE_A_CHECKPOINT {
    @Override
    void apply(List<String> lines, SplittableRandom random) {
      int from = checkpoint(lines, random);
      List<String> block = lines.subList(from, from + 6);
      List<String> copy = new ArrayList<>(block);
      block.clear();
      int at = event(lines, random);
      copy.set(2, header(lines.get(at)).split(" ", -1)[1]);
      lines.addAll(at, copy);
    }
  };

  /// Returns another file, or in rare cases the same.
  byte[] apply(byte[] file, SplittableRandom random) {
    List<String> lines = new ArrayList<>(new String(file, StandardCharsets.UTF_8).lines().toList());
    apply(lines, random);
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  void apply(List<String> lines, SplittableRandom random) {
    throw new UnsupportedOperationException(name());
  }

  private static byte[] joined(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(it -> it.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static int event(List<String> lines, SplittableRandom random) {
    return line(lines, "event/1 ", random);
  }

  private static int checkpoint(List<String> lines, SplittableRandom random) {
    return line(lines, "checkpoint ", random);
  }

  private static int line(List<String> lines, String beginning, SplittableRandom random) {
    int[] all =
        IntStream.range(0, lines.size())
            .filter(it -> lines.get(it).startsWith(beginning))
            .toArray();
    return all[random.nextInt(all.length)];
  }

  private static void change(
      List<String> lines, SplittableRandom random, int word, UnaryOperator<String> change) {
    int at = event(lines, random);
    String[] words = lines.get(at).split(" ", -1);
    words[word] = change.apply(words[word]);
    lines.set(at, String.join(" ", words));
  }

  private static void rewrite(
      List<String> lines, SplittableRandom random, boolean payload, boolean commitment) {
    int at = event(lines, random);
    if (EventLine.parse(lines.get(at)) instanceof EventLine.Outcome.Read read
        && read.payload() instanceof Payload.Kept kept) {
      byte[] salt = kept.salt();
      byte[] bytes = kept.bytes();
      byte[] changed = payload ? bytes : salt;
      changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
      Payload.Kept forged = new Payload.Kept(salt, bytes);
      EventHeader old = read.header();
      EventHeader header =
          new EventHeader(
              old.number(),
              old.recorded(),
              old.actor(),
              old.kind(),
              old.subject(),
              commitment ? forged.commitment() : old.commitment());
      lines.set(at, EventLine.text(header, forged));
    }
  }

  private static void renumber(List<String> lines) {
    int number = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("event/1 ")) {
        String[] words = lines.get(i).split(" ", -1);
        words[1] = Integer.toString(number);
        lines.set(i, String.join(" ", words));
        number++;
      }
    }
  }

  private static String header(String line) {
    return line.substring(0, payloadAt(line));
  }

  private static String payload(String line) {
    return line.substring(payloadAt(line));
  }

  private static int payloadAt(String line) {
    int kept = line.indexOf(" kept ");
    return kept >= 0 ? kept : line.indexOf(" removed ");
  }
}
