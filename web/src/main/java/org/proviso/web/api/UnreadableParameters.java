package org.proviso.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.proviso.web.site.Words;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a request whose parameters are no text, such as `%zz` or half a character: Tomcat throws
/// when they are read, wherever that is, and it would be taken for a fault of the site.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableParameters extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (areReadable(request)) {
      chain.doFilter(request, response);
    } else if (request.getRequestURI().startsWith("/api/")) {
      Problem problem = Problem.of(400, "400", Words.say("failure.400"), request.getRequestURI());
      response.setStatus(problem.status());
      response.setContentType(Problem.MEDIA_TYPE);
      response.getOutputStream().write(JsonText.bytes(problem));
    } else {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  private static boolean areReadable(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
