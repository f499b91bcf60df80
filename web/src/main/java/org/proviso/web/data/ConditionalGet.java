package org.proviso.web.data;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Tells caches how long what they were given holds, and answers 304 to who has it already.
///
/// The ETag is a hash of the body: it is right whatever the body was made from. An answer whose
/// maker has said something of caches itself is left alone.
@Component
final class ConditionalGet extends OncePerRequestFilter {

  /// The address says which day is meant, so the answer changes only when a record is added: caches
  /// may be that much behind.
  private static final String DATED = "public, max-age=300";

  private static final String UNDATED = "no-cache";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean isRead = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    // Files of dumps may be long, and have their checksum as ETag; the record may be long as well.
    return !isRead
        || path.startsWith("/static/")
        || path.startsWith("/actuator/")
        || path.equals("/record/record.txt")
        || path.matches("/data/\\d[^/]*/.*");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper body = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, body);
    if (response.getStatus() == HttpServletResponse.SC_OK
        && !response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, isDated(request) ? DATED : UNDATED);
      if (new ServletWebRequest(request, response).checkNotModified(etag(request, body))) {
        return;
      }
    }
    body.copyBodyToResponse();
  }

  private static boolean isDated(HttpServletRequest request) {
    return request.getParameter("on") != null
        && !"hindsight".equals(request.getParameter("viewpoint"));
  }

  /// Weak for who takes gzip, since the server may compress the body on its way: what has a strong
  /// one must arrive byte for byte.
  private static String etag(HttpServletRequest request, ContentCachingResponseWrapper body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(body.getContentAsByteArray());
      String encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
      boolean isWeak = encodings != null && encodings.contains("gzip");
      return (isWeak ? "W/\"" : "\"") + HexFormat.of().formatHex(hash, 0, 16) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
