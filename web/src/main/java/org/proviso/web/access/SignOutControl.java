package org.proviso.web.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Tells every page whether to offer signing out. Public pages are the same for all: the chain does
/// not know there who asks.
@ControllerAdvice
final class SignOutControl {

  @ModelAttribute("isSignedIn")
  boolean isSignedIn() {
    Authentication found = SecurityContextHolder.getContext().getAuthentication();
    return found != null && found.getPrincipal() instanceof Person;
  }
}
