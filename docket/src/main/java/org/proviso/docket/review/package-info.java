/// What people who read evidence say of it, for each thing that a letter asks.
///
/// Pure values: nothing here reads a clock, a file or a database. Start with
/// [org.proviso.docket.review.Standing], which says what the [org.proviso.docket.review.Coding]s of
/// an item come to; it is worked out each time and stored nowhere.
/// [org.proviso.docket.review.DemandMatrix] adds them up: what was asked, against whose files it
/// was sought in, against what came of it.
///
/// An item of evidence is known by an [org.proviso.docket.review.ItemName]. The numbered item of a
/// letter that it is read for is a *demand item*, an `int` from 1.
@NullMarked
package org.proviso.docket.review;

import org.jspecify.annotations.NullMarked;
