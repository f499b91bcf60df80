package org.proviso.web.api;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Writes records as JSON.
///
/// Not the mapper that Spring would use: what is written here is a contract, and no setting of the
/// application changes it.
final class JsonText {

  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build()
          .writer()
          .with(printer());

  private JsonText() {}

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }

  static byte[] bytes(Object value) {
    return (WRITER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static ResponseEntity<byte[]> ok(Object value) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(bytes(value));
  }
}
