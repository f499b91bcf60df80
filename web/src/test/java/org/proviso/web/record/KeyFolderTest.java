package org.proviso.web.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.SignedNote;

class KeyFolderTest {

  private static final String NAME = "docket.example/record";
  private static final String EMPTY_RECORD =
      NAME + "\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

  @TempDir private Path temporary;

  private Path folder = Path.of("");

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("record");
  }

  private KeyFolder.Opening.Opened opened() throws IOException {
    return assertInstanceOf(KeyFolder.Opening.Opened.class, KeyFolder.open(folder, NAME));
  }

  private String refused(String name) throws IOException {
    return assertInstanceOf(KeyFolder.Opening.Refused.class, KeyFolder.open(folder, name)).why();
  }

  @Test
  void makesAKeyOnceForItsOwnerAlone() throws IOException {
    KeyFolder.Opening.Opened first = opened();
    KeyFolder.Opening.Opened second = opened();

    assertTrue(first.isNew());
    assertFalse(second.isNew());
    assertEquals(first.folder().key().verifier(), second.folder().key().verifier());
    assertEquals(NAME, first.folder().key().verifier().name());
    assertNull(first.folder().last());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    Path key = folder.resolve(KeyFolder.KEY);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    assertEquals(
        SignedNote.Check.SIGNED,
        second.folder().key().sign("a\n").check(first.folder().key().verifier()));
  }

  @Test
  void makesAnotherKeyEachTime() throws IOException {
    String one = opened().folder().key().verifier().text();
    folder = temporary.resolve("other");

    assertFalse(opened().folder().key().verifier().text().equals(one));
  }

  @Test
  void keepsTheLastCheckpoint() throws IOException {
    KeyFolder keys = opened().folder();
    SignedNote checkpoint = keys.key().sign(EMPTY_RECORD);

    keys.keep(checkpoint);

    assertEquals(checkpoint, keys.last());
    assertEquals(checkpoint, opened().folder().last());
    assertEquals(checkpoint.written(), Files.readString(folder.resolve(KeyFolder.CHECKPOINT)));
  }

  @Test
  void refusesWhatIsNotItsOwnAndLeavesIt() throws IOException {
    KeyFolder keys = opened().folder();
    Path key = folder.resolve(KeyFolder.KEY);
    Path checkpoint = folder.resolve(KeyFolder.CHECKPOINT);
    assertEquals(
        key + " is the key of docket.example/record, and the record is to be called other",
        refused("other"));

    Files.writeString(checkpoint, keys.key().sign("no checkpoint\n").written());
    assertEquals(checkpoint + " is no checkpoint that this key signed", refused(NAME));
    Files.writeString(
        checkpoint, keys.key().sign(EMPTY_RECORD).written().replace("\n0\n", "\n1\n"));
    assertEquals(checkpoint + " is no checkpoint that this key signed", refused(NAME));
    assertTrue(Files.exists(checkpoint));
    Files.delete(checkpoint);

    List<String> lines = Files.readAllLines(key);
    String ofAnother = lines.get(2);
    Files.move(key, folder.resolve("aside"));
    opened();
    List<String> others = Files.readAllLines(key);
    Files.write(key, List.of(others.get(0), NAME, ofAnother, others.get(3)));
    assertEquals(key + " is damaged: its two halves do not fit", refused(NAME));
    Files.writeString(key, "something else\n");
    assertEquals(key + " is no key of a record", refused(NAME));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertEquals(key + " can be read by others than its owner: chmod 600", refused(NAME));
    assertEquals("something else\n", Files.readString(key));
  }

  @Test
  void doesNotMakeAKeyBesideACheckpoint() throws IOException {
    KeyFolder keys = opened().folder();
    keys.keep(keys.key().sign(EMPTY_RECORD));
    Files.delete(folder.resolve(KeyFolder.KEY));

    assertEquals(folder + " has a checkpoint and no key", refused(NAME));
    assertTrue(Objects.requireNonNull(folder.toFile().list()).length == 1);
  }
}
