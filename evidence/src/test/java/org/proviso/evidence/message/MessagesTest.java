package org.proviso.evidence.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MessagesTest {

  private final Messages messages = new Messages("org.proviso.evidence.command.messages");

  @Test
  void putsArgumentsInAsTheyAre() {
    assertEquals("3. a/{1}{2}  $1\\", messages.say("search.hit", 3, "a/{1}{2}", "$1\\"));
  }

  @Test
  void showsNothingThatMovesATerminal() {
    assertEquals(
        "1. a/b  x\uFFFD[2Jy\uFFFDerror: none",
        messages.say("search.hit", 1, "a/b", "x\u001b[2Jy\nerror: none"));
  }
}
