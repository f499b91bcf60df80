/// The portal of recipients' people: what is asked of their party and by when, the answer item by
/// item, uploads, certification and receipt, objections and requests for time.
///
/// Each page is of one party that the person acts for; for everybody else there is no such page.
/// What is read and written goes through [org.proviso.store.Answers] and
/// [org.proviso.store.Uploads], where the server itself keeps the parties apart. `docs/portal.md`
/// describes the pages, ADR 23 says why.
@org.jspecify.annotations.NullMarked
package org.proviso.web.portal;
