package org.proviso.evidence.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.RecursiveParserWrapper;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.apache.tika.sax.RecursiveParserWrapperHandler;
import org.xml.sax.SAXException;

/// Tika's own recursive parser in a process of its own, as a referee.
///
/// Its arguments are a folder, the file to write and the file with names. For each name it writes
/// how many embedded documents there are, or -1, a tab and the name.
final class TikaProcess {

  private TikaProcess() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path out = Path.of(arguments[1]);
    for (String name : Files.readAllLines(Path.of(arguments[2]))) {
      Files.writeString(
          out,
          count(folder.resolve(name)) + "\t" + name + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  private static long count(Path file) {
    RecursiveParserWrapperHandler handler =
        new RecursiveParserWrapperHandler(
            new BasicContentHandlerFactory(BasicContentHandlerFactory.HANDLER_TYPE.IGNORE, -1));
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, String.valueOf(file.getFileName()));
    try (InputStream in = TikaInputStream.get(file)) {
      new RecursiveParserWrapper(new AutoDetectParser())
          .parse(in, handler, metadata, new ParseContext());
    } catch (IOException | SAXException | TikaException | RuntimeException e) {
      // What it had found until then counts.
      return handler.getMetadataList().size() - 1L;
    }
    return handler.getMetadataList().size() - 1L;
  }

  static Process start(Path folder, List<String> names, Path out) throws IOException {
    Path list = Files.write(out.resolveSibling("names.txt"), names);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-Xss4m", "-XX:+ExitOnOutOfMemoryError", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(TikaProcess.class.getName());
    command.addAll(List.of(folder.toString(), out.toString(), list.toString()));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
