/// Who may do what: sign-in, accounts, roles, invitations.
@NullMarked
package org.proviso.web.access;

import org.jspecify.annotations.NullMarked;
