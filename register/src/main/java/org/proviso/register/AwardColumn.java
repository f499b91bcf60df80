package org.proviso.register;

import java.util.List;
import java.util.regex.Pattern;

/// The columns of USAspending's assistance downloads that are read, under each name they have had.
///
/// Names: column lists of the award summary and of the transactions in the download code of
/// USAspending, and `recipient_duns` and `cfda_number` of older exports.
enum AwardColumn {
  AWARD_KEY("assistance_award_unique_key"),
  FAIN("award_id_fain"),
  URI("award_id_uri"),
  AMOUNT("total_obligated_amount"),
  ACTION_DATE("award_base_action_date action_date"),
  ACTION_TYPE("action_type_code"),
  FISCAL_YEAR("award_base_action_date_fiscal_year action_date_fiscal_year"),
  UEI("recipient_uei"),
  DUNS("recipient_duns"),
  NAME("recipient_name"),
  COUNTRY("recipient_country_code"),
  CITY("recipient_city_name"),
  COUNTY(
      "prime_award_summary_recipient_county_fips_code"
          + " prime_award_transaction_recipient_county_fips_code"),
  STATE("recipient_state_code"),
  LISTING("cfda_numbers_and_titles cfda_number"),
  BUSINESS_TYPES("business_types_code");

  private static final Pattern SPACE = Pattern.compile(" ");

  private final String names;

  /// @param names with spaces between them, the one of the award summary first
  AwardColumn(String names) {
    this.names = names;
  }

  /// Returns the names, the one of the award summary first.
  List<String> names() {
    return List.of(SPACE.split(names));
  }
}
