package org.proviso.web.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// What the requests of pages have in common. Thread-safe.
public final class Requests {

  private final Site site;

  public Requests(Site site) {
    this.site = site;
  }

  /// Returns the parameters of a request.
  public static Parameters parameters(HttpServletRequest request) {
    return new Parameters(request.getParameterMap());
  }

  /// Returns the reading that a request asks for; empty if it names no day, and is to be sent to
  /// [#withUsualDay].
  ///
  /// @throws BadQuestion if a parameter read so far is wrong
  public Optional<Reading> reading(Parameters parameters) {
    Optional<Reading> reading = Reading.of(parameters, site.today());
    parameters.check();
    return reading;
  }

  /// Returns a view that sends a reader to the same page with the usual day in its address.
  public String withUsualDay(HttpServletRequest request) {
    return "redirect:" + atUsualDay(request);
  }

  /// Returns whether a request says nothing of a day; one that says it wrongly names one.
  static boolean namesNoDay(HttpServletRequest request) {
    String[] days = request.getParameterValues("on");
    return days == null || (days.length == 1 && days[0].isBlank());
  }

  /// Returns the address of a request with the usual day in it.
  String atUsualDay(HttpServletRequest request) {
    StringBuilder address = new StringBuilder(request.getRequestURI());
    address.append("?on=").append(site.usualDay());
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!name.equals("on") && !values[0].isBlank()) {
                address.append('&').append(Links.query(name));
                address.append('=').append(Links.query(values[0]));
              }
            });
    return address.toString();
  }
}
