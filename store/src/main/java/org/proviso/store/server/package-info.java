/// A PostgreSQL server of Proviso's own: unpacked, started, adopted, restarted and stopped here.
///
/// Start from [org.proviso.store.server.EmbeddedServer]. It gives a superuser's address and
/// password and knows nothing of what is stored.
///
/// What has been committed must outlive the end of this JVM and of PostgreSQL at any instruction.
/// Two rules follow. A file or folder that counts is made under another name and renamed when it is
/// whole, so that its presence says that it is whole. And two servers must never work on one
/// cluster: a server of ours is stopped or adopted, and PostgreSQL's own guard, the shared memory
/// block that `postmaster.pid` names, is never taken away.
///
/// A *cluster* is PostgreSQL's word for a data directory. Linux only: processes are told apart by
/// `/proc`.
@NullMarked
package org.proviso.store.server;

import org.jspecify.annotations.NullMarked;
