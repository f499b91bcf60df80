package org.proviso.evidence.command;

import org.proviso.evidence.message.Messages;

/// The words that users of the commands read.
final class Words {

  static final String BUNDLE = "org.proviso.evidence.command.messages";

  private static final Messages MESSAGES = new Messages(BUNDLE);

  private Words() {}

  static String say(String key, Object... arguments) {
    return MESSAGES.say(key, arguments);
  }
}
