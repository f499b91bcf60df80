package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.proviso.store.AnswerFixtures.COUNSEL;
import static org.proviso.store.AnswerFixtures.FIRST;
import static org.proviso.store.AnswerFixtures.INQUIRY;
import static org.proviso.store.AnswerFixtures.LETTER;
import static org.proviso.store.AnswerFixtures.OAK;
import static org.proviso.store.AnswerFixtures.done;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.answer.PrivilegeLine;
import org.proviso.docket.answer.Reply;
import org.proviso.docket.answer.UploadLimits;

/// Answers and their files come back from a backup, drafts included, though policies keep their
/// rows.
class AnswerBackupTest {

  @TempDir private Path folder;

  @Test
  void givesBackAnswersAndTheirFiles() throws IOException, SQLException {
    OwnerLogin login = TestServer.login();
    AnswerFile before;
    String upload;
    try (Database database = TestServer.open(login)) {
      AnswerFixtures.fill(database);
      Answers answers = new Answers(database);
      done(answers.begin(INQUIRY, OAK, LETTER, COUNSEL));
      upload =
          AnswerFixtures.uploaded(
              new Uploads(database, UploadLimits.USUAL), OAK, 1, "a general order");
      PrivilegeLine line = new PrivilegeLine("Letter", "", "", "", "", "advice", "");
      done(
          answers.save(
              INQUIRY, OAK, 1, new Reply.Privileged("", List.of(upload), List.of(line)), COUNSEL));
      done(answers.save(INQUIRY, OAK, 2, new Reply.Objecting("Too wide.", List.of()), COUNSEL));
      done(answers.save(INQUIRY, OAK, 3, new Reply.NoneExist("Searched."), COUNSEL));
      AnswerFile open = answers.file(INQUIRY, OAK);
      done(
          answers.certify(
              INQUIRY,
              OAK,
              AnswerFixtures.certificate("First Official"),
              open.set(open.open().orElseThrow()).hash(),
              FIRST,
              COUNSEL));
      done(answers.begin(INQUIRY, OAK, LETTER, COUNSEL));
      before = answers.file(INQUIRY, OAK);
    }
    Path file = folder.resolve("backup.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Backup.write(login, out, AnswerFixtures.NOON);
    }
    OwnerLogin into = TestServer.login();

    Backup.Outcome outcome =
        Backup.restore(file, into, java.time.Instant.parse("2030-01-01T00:00:00Z"));

    assertInstanceOf(Backup.Outcome.Restored.class, outcome, outcome::toString);
    try (Database database = TestServer.open(into);
        InputStream back = new Uploads(database, UploadLimits.USUAL).read(OAK, upload)) {
      assertEquals(before, new Answers(database).file(INQUIRY, OAK));
      assertArrayEquals(AnswerFixtures.bytes("a general order"), back.readAllBytes());
    }
  }
}
