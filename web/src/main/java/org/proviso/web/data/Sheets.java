package org.proviso.web.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.proviso.law.fact.Party;
import org.proviso.web.site.Site;

/// The tables of a dump.
final class Sheets {

  /// Tables that are in memory anyway, so that each can be had by itself, in the order in which a
  /// reader meets them.
  private static final List<Sheet> SINGLE =
      List.of(
          RegisterSheets.PARTIES,
          RegisterSheets.AWARDS,
          RegisterSheets.AWARD_FACTS,
          RegisterSheets.POLICIES,
          RegisterSheets.GROUPS,
          RegisterSheets.MEMBERSHIPS,
          LawSheets.CONDITIONS,
          LawSheets.READINGS,
          LawSheets.COURTS,
          LawSheets.ACTS,
          LawSheets.CLAUSES,
          DocketSheets.LETTERS,
          MatterSheets.MATTERS,
          MatterSheets.STEPS,
          MatterSheets.ORDERS,
          MatterSheets.BALANCES,
          StatementSheets.STATEMENTS,
          StatementSheets.CLAIMS,
          DetainerSheet.DETAINERS,
          LawSheets.SOURCES);

  /// Tables that may be long.
  private static final List<Sheet> LONG = List.of(DocketSheets.ENTRIES, AnswerSheet.ANSWERS);

  /// What each table and column is.
  static final Sheet DICTIONARY =
      Sheet.of(
          "dictionary",
          "table column",
          (from, to) -> {
            List<Sheet> explained = new ArrayList<>(SINGLE);
            explained.addAll(LONG);
            explained.add(Changes.TABLE);
            for (Sheet sheet : explained) {
              to.of(sheet.name(), null, null, null, sheet.meaning());
              for (Sheet.Column column : sheet.columns()) {
                to.of(
                    sheet.name(),
                    column.name(),
                    column.type().word(),
                    sheet.key().contains(column.name()),
                    sheet.meaning(column));
              }
            }
          },
          "table",
          "column",
          "type",
          "key:truth",
          "meaning");

  private Sheets() {}

  /// Returns the tables of what is on record, the dictionary last.
  static List<Sheet> all() {
    List<Sheet> all = new ArrayList<>(SINGLE);
    all.addAll(LONG);
    all.add(DICTIONARY);
    return List.copyOf(all);
  }

  /// Returns the tables that can be had by themselves, as of now.
  static List<Sheet> single() {
    List<Sheet> single = new ArrayList<>(SINGLE);
    single.add(DICTIONARY);
    return List.copyOf(single);
  }

  /// Returns the table with a name among those that can be had by themselves.
  static Optional<Sheet> single(String name) {
    return single().stream().filter(sheet -> sheet.name().equals(name)).findFirst();
  }

  static List<Party> inOrder(Site site) {
    return site.register().parties().stream().sorted(Comparator.comparing(Party::id)).toList();
  }

  static List<String> sorted(Collection<String> words) {
    return words.stream().sorted().toList();
  }
}
