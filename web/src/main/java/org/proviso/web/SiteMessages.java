package org.proviso.web;

import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import org.proviso.web.site.Words;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/// Gives templates the words that Java code says, formatted in the same way. English whatever a
/// browser asks for, since there is no other language yet.
final class SiteMessages implements MessageSource {

  @Override
  public @Nullable String getMessage(
      String code,
      Object @Nullable [] arguments,
      @Nullable String otherwise,
      @Nullable Locale locale) {
    try {
      return getMessage(code, arguments, locale);
    } catch (NoSuchMessageException e) {
      return otherwise;
    }
  }

  @Override
  public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
    try {
      return Words.say(code, arguments == null ? new Object[0] : arguments);
    } catch (MissingResourceException e) {
      throw new NoSuchMessageException(code, Locale.ROOT);
    }
  }

  @Override
  public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
    String[] codes = resolvable.getCodes();
    if (codes == null || codes.length == 0) {
      throw new NoSuchMessageException("", Locale.ROOT);
    }
    return getMessage(codes[0], resolvable.getArguments(), locale);
  }
}
