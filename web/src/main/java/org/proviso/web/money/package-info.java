/// The ledger as readers see it: its words, the public pages, and the statement of a recipient.
///
/// Every page names the day at whose end its balances are. *At stake* is none of them: that is what
/// the law says, on the pages of answers.
@NullMarked
package org.proviso.web.money;

import org.jspecify.annotations.NullMarked;
