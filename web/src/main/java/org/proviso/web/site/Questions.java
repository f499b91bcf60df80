package org.proviso.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Hands what a request asks to the methods of pages: the [Parameters] of a request, and the
/// [Reading] in them.
///
/// A method that takes a reading is called only if the request names a day; otherwise the reader is
/// sent to the same address with the usual day in it. What is wrong with the reading is refused
/// before the method is called, or, if the method takes the parameters too, together with what it
/// finds wrong with its own: it reads them, then calls [Parameters#check]. Until then the reading
/// may be a stand-in. What was noted and not checked is refused after the method.
@Component
final class Questions
    implements WebMvcConfigurer, HandlerInterceptor, HandlerMethodArgumentResolver {

  private static final String PARAMETERS = Questions.class.getName() + ".parameters";

  private final Site site;
  private final Requests requests;

  Questions(Site site, Requests requests) {
    this.site = site;
    this.requests = requests;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Reading.class
        || parameter.getParameterType() == Parameters.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter argument,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Parameters parameters = parameters(request);
    if (argument.getParameterType() == Parameters.class) {
      return parameters;
    }
    Reading reading =
        Reading.of(parameters, site.today())
            .orElseGet(() -> new Reading(site.usualDay(), null, null));
    if (!takes(Arrays.stream(argument.getExecutable().getParameterTypes()), Parameters.class)) {
      parameters.check();
    }
    return reading;
  }

  /// One object for a request, whichever argument asks first.
  private static Parameters parameters(NativeWebRequest request) {
    Object kept = request.getAttribute(PARAMETERS, RequestAttributes.SCOPE_REQUEST);
    if (kept instanceof Parameters parameters) {
      return parameters;
    }
    Parameters parameters = new Parameters(request.getParameterMap());
    request.setAttribute(PARAMETERS, parameters, RequestAttributes.SCOPE_REQUEST);
    return parameters;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (takesReading(handler) && Requests.namesNoDay(request)) {
      // Without scheme and host: a proxy in front may be asked by others.
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader(HttpHeaders.LOCATION, requests.atUsualDay(request));
      return false;
    }
    return true;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (request.getAttribute(PARAMETERS) instanceof Parameters parameters) {
      parameters.check();
    }
  }

  private static boolean takesReading(Object handler) {
    return handler instanceof HandlerMethod method
        && takes(
            Arrays.stream(method.getMethodParameters()).map(MethodParameter::getParameterType),
            Reading.class);
  }

  private static boolean takes(Stream<Class<?>> types, Class<?> type) {
    return types.anyMatch(each -> each == type);
  }
}
