package org.proviso.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.proviso.web.site.BadQuestion;
import org.proviso.web.site.DatabaseAway;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// What a program gets when a request can not be answered: what is wrong as a [Problem], and never
/// a trace.
final class ApiProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  private ApiProblems() {}

  private static ResponseEntity<byte[]> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
        .body(JsonText.bytes(problem));
  }

  /// What the answers of this package refuse.
  @Order(0)
  @RestControllerAdvice(basePackageClasses = ApiProblems.class)
  static final class OfQuestions {

    @ExceptionHandler
    ResponseEntity<byte[]> badQuestion(BadQuestion failure, HttpServletRequest request) {
      List<BadQuestion.Issue> issues = failure.issues();
      return answer(
          Problem.of(400, "400", Words.say("failure.400"), request.getRequestURI()).with(issues));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notOnRecord(NotOnRecord failure, HttpServletRequest request) {
      String words = String.valueOf(failure.getMessage());
      return answer(Problem.of(404, "404", words, request.getRequestURI()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> fault(RuntimeException fault, HttpServletRequest request) {
      if (DatabaseAway.isSaidBy(fault)) {
        LOG.warn("{} not answered: {}", request.getRequestURI(), fault.getMessage());
        return ResponseEntity.status(503)
            .header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER)
            .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
            .body(
                JsonText.bytes(
                    Problem.of(503, "503", Words.say("failure.503"), request.getRequestURI())));
      }
      LOG.error("{} failed", request.getRequestURI(), fault);
      return answer(Problem.of(500, "500", Words.say("failure.500"), request.getRequestURI()));
    }
  }

  /// What Spring refuses before one of the answers is asked.
  @Order(0)
  @RestControllerAdvice
  static final class OfAddresses {

    /// @throws Exception what it was called with, if no program asked: then a page says it
    @ExceptionHandler({
      HttpMediaTypeNotAcceptableException.class,
      HttpRequestMethodNotSupportedException.class,
      NoHandlerFoundException.class,
      NoResourceFoundException.class
    })
    ResponseEntity<byte[]> refused(Exception refusal, HttpServletRequest request) throws Exception {
      if (!request.getRequestURI().startsWith("/api/")
          || !(refusal instanceof ErrorResponse response)) {
        throw refusal;
      }
      String key = Integer.toString(response.getStatusCode().value());
      Problem problem =
          Problem.of(
              response.getStatusCode().value(),
              key,
              Words.say("failure." + key),
              request.getRequestURI());
      return ResponseEntity.status(problem.status())
          .headers(response.getHeaders())
          .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
          .body(JsonText.bytes(problem));
    }
  }
}
