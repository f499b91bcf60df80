package org.proviso.web.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes a page for each picture of the real pack into a folder, with the stylesheet.
final class Gallery {

  private Gallery() {}

  static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    Files.copy(
        Path.of("src/main/resources/static/picture.css"),
        folder.resolve("picture.css"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    PackSamples samples = new PackSamples();
    Map<String, Picture> pictures = new TreeMap<>();
    pictures.put("enforceability-access-2017", samples.chart("jag/access", "2017").draw());
    pictures.put("enforceability-1373-2016", samples.chart("jag/1373", "2016").draw());
    pictures.put("enforceability-1373-2018", samples.chart("jag/1373", "2018").draw());
    pictures.put("strip", samples.strip().draw());
    LocalDate later = LocalDate.of(2018, 9, 1);
    pictures.put("chain", samples.chain(act -> act.cause().contains("Chicago"), later).draw());
    pictures.put("chain-all", samples.chain(act -> true, later).draw());
    pictures.put("lanes", samples.lanes("los-angeles-ca").draw());
    pictures.put("map-2016", samples.map("jag/1373", "2016").draw());
    pictures.put("map-2017", samples.map("jag/access", "2017").draw());
    for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
      Files.writeString(folder.resolve(picture.getKey() + ".html"), page(picture.getValue()));
    }
  }

  private static String page(Picture picture) {
    Markup table = new Markup();
    table.open("div");
    table(table, picture.table());
    Table beside = picture.beside();
    if (beside != null) {
      table(table, beside);
    }
    table.close();
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>A picture</title>
        <meta name="viewport" content="width=device-width">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:">
        <link rel="stylesheet" href="picture.css"><link rel="stylesheet" href="page.css"></head>
        <body><main><h1>A picture</h1>
        %s
        %s
        </main></body></html>
        """
        .formatted(picture.svg(), table);
  }

  private static void table(Markup to, Table table) {
    to.open("div", "class", "wide", "tabindex", 0, "role", "region", "aria-label", table.caption());
    to.open("table").text("caption", table.caption()).open("thead").open("tr");
    table.columns().forEach(column -> to.text("th", column.title(), "scope", "col"));
    to.close().close().open("tbody");
    for (List<Table.Cell> row : table.rows()) {
      to.open("tr");
      for (Table.Cell cell : row) {
        to.open("td");
        if (cell.links().isEmpty()) {
          to.text("span", cell.text());
        }
        if (!cell.links().isEmpty()) {
          to.open("ul", "class", "links");
          for (Table.Link link : cell.links()) {
            to.open("li").text("a", link.text(), "href", link.href()).close();
          }
          to.close();
        }
        to.close();
      }
      to.close();
    }
    to.close().close().close();
  }
}
