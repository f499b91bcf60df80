/// When two items are the same mail: hashes that leave out what differs from copy to copy.
///
/// [org.proviso.evidence.identity.MailHash] compares what a mail says, by a form that is written
/// down and has a version. [org.proviso.evidence.identity.MessageIdHash] compares the identifier
/// that its sender gave it, as other products do. Neither takes the place of the hash of the bytes.
@NullMarked
package org.proviso.evidence.identity;

import org.jspecify.annotations.NullMarked;
