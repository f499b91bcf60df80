/// What is said of every file: the manifest of an intake.
///
/// An [org.proviso.evidence.manifest.Item] is an input file, or a child that a container declares.
/// Each ends in exactly one [org.proviso.evidence.manifest.Outcome], and the counts add up at every
/// level: a container has as many rows below it as it declares children, one row standing for
/// several where they are too many to list. The manifest is a table in one order, so that the same
/// inputs give the same bytes, and its hash names the intake.
@NullMarked
package org.proviso.evidence.manifest;

import org.jspecify.annotations.NullMarked;
