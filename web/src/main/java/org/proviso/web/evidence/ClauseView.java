package org.proviso.web.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A policy clause that somebody drafted, with what became of it.
///
/// @param number of its draft
/// @param place its passage
/// @param words of the passage
/// @param title what the policy is called
/// @param facts what the register would say of it, a line each
/// @param fate what became of it, and by whom
/// @param reason why it was declined or withdrawn; null if it was not
/// @param effects what it would change, for whoever may answer it; none for all others
/// @param mayAnswer whether whoever looks may enter or decline it
/// @param mayWithdraw whether whoever looks may withdraw it
record ClauseView(
    long number,
    Link place,
    String words,
    String title,
    List<ItemView.Fact> facts,
    String fate,
    @Nullable String reason,
    List<MetEffect> effects,
    boolean mayAnswer,
    boolean mayWithdraw) {}
