/// Packs: folders of YAML that hold law and facts as data, read into checked law.
///
/// Start with [org.proviso.pack.Packs]. A pack is read whole: every fault becomes an
/// [org.proviso.pack.Issue] with its file, line and column, a sentinel takes the faulty value's
/// place, and reading goes on, so that one run names everything that is wrong. Only a pack without
/// an error becomes a [org.proviso.pack.Pack].
///
/// *How the parts meet.* [org.proviso.pack.Section] and the package-private shapes say which keys
/// there are; the same lists are in `pack.schema.json`, and a test compares the two. Files are
/// merged by section before anything is read, entries sorted by identifier, so that neither files
/// nor entries have an order. Guards are checked by CEL while reading and carry the answers for all
/// facts of the register with them; [org.proviso.pack.CompiledPack] stores a checked pack with
/// those answers, and reading it back loads no class of CEL and none of YAML.
///
/// Lines and columns count from one, columns in code points. Nothing is null unless it says so. All
/// public types are immutable and thread-safe.
@NullMarked
package org.proviso.pack;

import org.jspecify.annotations.NullMarked;
