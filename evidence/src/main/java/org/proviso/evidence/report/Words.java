package org.proviso.evidence.report;

import org.proviso.evidence.message.Messages;

/// The words of the report.
final class Words {

  private static final Messages MESSAGES = new Messages("org.proviso.evidence.report.messages");

  private Words() {}

  static String say(String key, Object... arguments) {
    return MESSAGES.say(key, arguments);
  }
}
