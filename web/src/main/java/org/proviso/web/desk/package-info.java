/// The desk of the grantor's staff: inquiries, their letters, service and clocks.
@org.jspecify.annotations.NullMarked
package org.proviso.web.desk;
