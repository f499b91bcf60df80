package org.proviso.web.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/// What a reader sees when a page can not be shown: what is wrong in plain words, and never a
/// trace.
@Controller
@ControllerAdvice
final class Failures implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Site site;
  private final AroundPages around;

  Failures(Site site, AroundPages around) {
    this.site = site;
    this.around = around;
  }

  @ExceptionHandler
  String badQuestion(BadQuestion failure, HttpServletResponse response, Model model) {
    return page(HttpServletResponse.SC_BAD_REQUEST, "400", failure.issues(), "", response, model);
  }

  @ExceptionHandler
  String notOnRecord(NotOnRecord failure, HttpServletResponse response, Model model) {
    String words = String.valueOf(failure.getMessage());
    return page(HttpServletResponse.SC_NOT_FOUND, "404", List.of(), words, response, model);
  }

  /// @throws RuntimeException what it was called with, if the database did answer
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  String databaseAway(NestedRuntimeException failure, HttpServletResponse response, Model model) {
    if (!DatabaseAway.isSaidBy(failure)) {
      throw failure;
    }
    LOG.warn("not answered: {}", failure.getMostSpecificCause().getMessage());
    response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
    return page(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "503", List.of(), "", response, model);
  }

  /// Everything that Tomcat and Spring refuse by themselves: unknown addresses and methods,
  /// requests that can not be read, and what should not have happened.
  @RequestMapping("/error")
  String other(HttpServletRequest request, HttpServletResponse response, Model model) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
    String key =
        switch (status) {
          case HttpServletResponse.SC_FORBIDDEN -> "403";
          case HttpServletResponse.SC_NOT_FOUND -> "404";
          case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "405";
          case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> "503";
          default -> status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "400" : "500";
        };
    return page(status, key, List.of(), "", response, model);
  }

  private String page(
      int status,
      String key,
      List<BadQuestion.Issue> issues,
      String words,
      HttpServletResponse response,
      Model model) {
    response.setStatus(status);
    model.addAttribute("updated", around.updated());
    model.addAttribute("words", around.words());
    model.addAttribute("lead", words.isEmpty() ? Words.say("failure." + key) : words);
    model.addAttribute("issues", issues);
    model.addAttribute("frame", site.frame(Words.say("failure.title." + key), "none", "/"));
    return "failure";
  }
}
