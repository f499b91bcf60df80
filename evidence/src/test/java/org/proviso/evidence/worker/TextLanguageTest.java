package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.evidence.wire.Parsed;

/// Sentences written for this test.
class TextLanguageTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eng | Officers shall not notify the agency of a release unless a warrant is signed by a"
            + " judge. Whoever is asked about a person in custody tells the shift supervisor.",
        "spa | Los agentes no avisarán a la agencia de una liberación salvo que un juez firme la"
            + " orden. Quien reciba una pregunta la pasará a su jefe de turno.",
        "fra | Les agents ne préviennent pas l'agence d'une libération sans un mandat signé par un"
            + " juge. Toute question est transmise au chef de service de la journée.",
        "deu | Die Beamten benachrichtigen die Behörde nicht von einer Entlassung, solange kein"
            + " Richter einen Haftbefehl unterschrieben hat. Fragen gehen an den Vorgesetzten.",
        "vie | Các nhân viên không được thông báo cho cơ quan về việc thả người nếu không có lệnh"
            + " của thẩm phán. Mọi câu hỏi phải được chuyển cho người giám sát.",
        "cmn | 除非法官签署逮捕令，否则官员不得将释放一事通知该机构。如有任何问题，请向当班主管报告，不要自行答复。",
        "und | Thanks, see you then.",
        "und | 12-4 2018 2019 3,417.00 A-17/B-4 0017 0018 0019 0020 0021 0022 0023",
      })
  void tellsALanguage(String expected, String text) {
    assertEquals(expected, TextLanguage.of(text));
  }

  @Test
  void saysOfWhatWasReadWhichLanguageItIsIn() {
    String head = "From: a@example.org\nSubject: La orden general sobre avisos\n\n";
    Opened mail =
        Opened.of(
            folder,
            "a.eml",
            head + "The order says that nobody tells the agency of a release before a judge does.");

    assertEquals(List.of("eng"), mail.parsed().fields().get(Parsed.LANGUAGE));
    assertEquals(
        List.of("und"),
        Opened.of(folder, "b.eml", head + "Ok").parsed().fields().get(Parsed.LANGUAGE));
    assertEquals(
        null, Opened.of(folder, "c.bin", "\u0001\u0002").parsed().fields().get(Parsed.LANGUAGE));
  }
}
