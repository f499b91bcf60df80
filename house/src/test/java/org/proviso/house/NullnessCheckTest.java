package org.proviso.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/// The compiler, run with the arguments in the parent POM, refuses to dereference what may be null.
class NullnessCheckTest {

  @TempDir Path folder;

  @Test
  void refusesToDereferenceWhatMayBeNull() throws Exception {
    Compilation result = compile("return text.length();");

    assertEquals(1, result.exitCode(), result.output());
    assertTrue(result.output().contains("[NullAway] dereferenced expression"), result.output());
  }

  @Test
  void acceptsTheSameAfterACheck() throws Exception {
    Compilation result = compile("return text == null ? 0 : text.length();");

    assertEquals(0, result.exitCode(), result.output());
  }

  private Compilation compile(String body) throws Exception {
    Path source = folder.resolve("Planted.java");
    Files.writeString(
        source,
        """
        package planted;

        import org.jspecify.annotations.NullMarked;
        import org.jspecify.annotations.Nullable;

        @NullMarked
        class Planted {
          int length(@Nullable String text) {
            %s
          }
        }
        """
            .formatted(body));
    String classPath = System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(compilerArguments());
    command.addAll(List.of("-classpath", classPath, "-processorpath", classPath));
    command.addAll(List.of("-d", folder.toString(), source.toString()));
    Path output = folder.resolve("output");
    Process javac =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Compilation(javac.waitFor(), Files.readString(output));
  }

  private static List<String> compilerArguments() throws Exception {
    Path pom = Path.of("..", "pom.xml");
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "//compilerArgs/arg",
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()),
                    XPathConstants.NODESET);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      arguments.add(nodes.item(i).getTextContent());
    }
    return arguments;
  }

  private record Compilation(int exitCode, String output) {}
}
