package org.proviso.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One row of what a sweep writes: what holds of one condition for one award on a stretch of days.
///
/// The components are the columns, in their order.
///
/// @param award the award's number; null if it has none
/// @param recipient identifier of the recipient
/// @param recipient_name what the recipient is called
/// @param programme the programme
/// @param year the programme year
/// @param condition the condition
/// @param from first day; null if there is none
/// @param until first day after; null if there is none
/// @param answer the answer in one word
/// @param possible the answers that some settlement gives, separated by spaces
/// @param term whether the condition is among the terms
/// @param award_status what became of the award
/// @param bar whether enforcement is barred
/// @param met whether the condition is met
/// @param money_sure dollars that it bears on in every settlement; null if the amount is not known
/// @param money_possible dollars that it bears on in some settlement; null if not known
/// @param by acts that the answer rests on, on the first day, separated by spaces
/// @param mark the weakest mark among what it rests on, on the first day
// The components name columns of files, whose words are joined by underscores.
@SuppressWarnings("MemberName")
public record Stretch(
    @Nullable String award,
    String recipient,
    String recipient_name,
    String programme,
    String year,
    String condition,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    String answer,
    String possible,
    String term,
    String award_status,
    String bar,
    String met,
    @Nullable BigDecimal money_sure,
    @Nullable BigDecimal money_possible,
    String by,
    String mark) {}
