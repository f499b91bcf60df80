package org.proviso.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.proviso.web.site.DatabaseAway;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says at each request who it is from, by what the accounts say then: a role that was taken is
/// gone with the next request.
final class PersonFilter extends OncePerRequestFilter {

  static final String ACCOUNT = "ACCOUNT";

  /// Has given a second factor.
  static final String WHOLE = "WHOLE";

  private final Sessions sessions;
  private final People people;

  PersonFilter(Sessions sessions, People people) {
    this.sessions = sessions;
    this.people = people;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Pages of accounts are kept nowhere.
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    Optional<SignedIn> signedIn = sessions.use(request);
    if (signedIn.isPresent()) {
      try {
        Optional<Person> person = people.of(signedIn.get());
        if (person.isPresent()) {
          recognise(person.get());
        } else {
          sessions.end(request);
        }
      } catch (DataAccessException e) {
        if (!DatabaseAway.isSaidBy(e)) {
          throw e;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static void recognise(Person person) {
    List<GrantedAuthority> may = new ArrayList<>();
    may.add(new SimpleGrantedAuthority(ACCOUNT));
    if (person.secondFactor() != null) {
      may.add(new SimpleGrantedAuthority(WHOLE));
    }
    person.roles().forEach(role -> may.add(new SimpleGrantedAuthority(role.word())));
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, may));
    SecurityContextHolder.setContext(context);
  }
}
