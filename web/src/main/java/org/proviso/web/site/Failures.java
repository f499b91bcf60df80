package org.proviso.web.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/// What a reader sees when a page can not be shown: what is wrong in plain words, and never a
/// trace.
@Controller
@ControllerAdvice
final class Failures implements ErrorController {

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

  /// Everything that Tomcat and Spring refuse by themselves: unknown addresses and methods,
  /// requests that can not be read, and what should not have happened.
  @RequestMapping("/error")
  String other(HttpServletRequest request, HttpServletResponse response, Model model) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
    String key =
        switch (status) {
          case HttpServletResponse.SC_NOT_FOUND -> "404";
          case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "405";
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
