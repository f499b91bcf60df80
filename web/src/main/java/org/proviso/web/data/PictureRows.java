package org.proviso.web.data;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.web.picture.Table;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The rows of the picture on a page as a file: the page's own address with `format=csv`, so that
/// they are the rows that the picture is drawn from, whatever the address asks for.
///
/// A page takes part by the attribute [#ROWS].
@Component
final class PictureRows implements HandlerInterceptor, WebMvcConfigurer {

  /// The attribute of a page's model that has the table of its picture.
  static final String ROWS = "rows";

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page != null
        && "csv".equals(request.getParameter("format"))
        && page.getModel().get(ROWS) instanceof Table table) {
      String name = String.join("-", List.of(request.getRequestURI().split("/", -1)));
      page.setView((model, asked, answer) -> write(table, name, answer));
    }
  }

  private static void write(Table table, String name, HttpServletResponse answer)
      throws IOException {
    answer.setContentType("text/csv;charset=UTF-8");
    answer.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + Csv.file(name) + "\"");
    answer.getWriter().write(Csv.of(table));
  }
}
