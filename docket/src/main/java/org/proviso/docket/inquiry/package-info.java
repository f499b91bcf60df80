/// What a grantor asks of recipients, and what becomes of the letters that ask it.
///
/// Pure values: nothing here reads a clock, a file or a database. What is stored are the things
/// that somebody did; how a letter stands is worked out from them.
@org.jspecify.annotations.NullMarked
package org.proviso.docket.inquiry;
