package org.proviso.evidence.worker;

import java.nio.file.Path;
import java.util.List;
import org.apache.tika.mime.MediaType;

/// A file that is to be read.
///
/// @param file its bytes
/// @param name the name that it was found under; may be empty
/// @param bytes its length
/// @param type its media type, found from its bytes and name
/// @param passwords what is tried on what is locked
record Source(Path file, String name, long bytes, MediaType type, List<String> passwords) {}
