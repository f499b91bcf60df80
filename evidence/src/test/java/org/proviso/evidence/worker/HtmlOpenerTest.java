package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;

class HtmlOpenerTest {

  @TempDir private Path folder;

  @Test
  void takesWhatThePageShowsInLines() throws IOException {
    PaperRead read =
        read("<html><body><h1>Notice</h1><p>Pay <b>by</b>\n Friday.<br>Or call.</p></body></html>");

    assertEquals("Notice\nPay by Friday.\nOr call.\n", read.text(TextKind.BODY));
    assertEquals(Set.of(), read.parsed().hidden());
  }

  @Test
  void keepsApartWhatThePageDoesNotShow() throws IOException {
    PaperRead read =
        read(
            "<html><head><title>Letter</title></head><body><p>shown</p>"
                + "<!-- from the draft --><div hidden>by attribute</div>"
                + "<p style='Display : none'>by style</p><p style='color:red'>red</p>"
                + "<input type='hidden' value='token'></body></html>");

    assertEquals("shown\nred\n", read.text(TextKind.BODY));
    assertEquals("from the draft\nby attribute\nby style\ntoken\n", read.text(TextKind.HIDDEN));
    assertEquals("Letter\n", read.text(TextKind.MARGIN));
    assertEquals(Set.of(HiddenContent.HIDDEN_TEXT), read.parsed().hidden());
  }

  @Test
  void takesNoScriptForText() throws IOException {
    PaperRead read =
        read("<html><body>shown<script>var x = 'not';</script><style>p{}</style></body></html>");

    assertEquals("shown", read.text(TextKind.BODY).strip());
    assertEquals(Set.of(HiddenContent.SCRIPTS), read.parsed().hidden());
  }

  @Test
  void believesADeclarationUnlessTheBytesSayOtherwise() throws IOException {
    String page = "<html><head><meta charset='%s'></head><body>Zo\u00EB</body></html>";

    PaperRead declared = read(page.formatted("iso-8859-2").getBytes(Charset.forName("iso-8859-2")));
    PaperRead wrong = read(page.formatted("iso-8859-1").getBytes(StandardCharsets.UTF_8));

    assertEquals("Zo\u00EB", declared.text(TextKind.BODY).strip());
    assertEquals(List.of("ISO-8859-2"), declared.parsed().fields().get("Content-Encoding"));
    assertEquals("Zo\u00EB", wrong.text(TextKind.BODY).strip());
    assertEquals(List.of("UTF-8"), wrong.parsed().fields().get("Content-Encoding"));
    assertEquals(List.of("iso-8859-1"), wrong.parsed().fields().get("html:declared-charset"));
  }

  @Test
  void takesOutFilesThatAreWrittenIntoThePage() throws IOException {
    // The base 64 of "alpha".
    PaperRead read =
        read("<html><body><a href='data:text/plain;base64,YWxwaGE='>file</a></body></html>");

    assertEquals(1, read.parsed().declared());
    assertEquals("alpha", read.child(1));
  }

  private PaperRead read(String page) throws IOException {
    return read(page.getBytes(StandardCharsets.UTF_8));
  }

  private PaperRead read(byte[] page) throws IOException {
    Path file = folder.resolve("page.html");
    Files.write(file, page);
    return PaperRead.of(folder, file);
  }
}
