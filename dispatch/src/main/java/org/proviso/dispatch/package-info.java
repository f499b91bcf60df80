/// Hands over letters that are approved, each once.
@org.jspecify.annotations.NullMarked
package org.proviso.dispatch;
