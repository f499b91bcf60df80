package org.proviso.evidence.likeness;

import org.proviso.evidence.manifest.Location;

/// An item whose words are nearly the same.
///
/// @param location where it is
/// @param similarity from 0 to 1
public record Alike(Location location, double similarity) {}
