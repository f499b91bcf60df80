package org.proviso.docket.inquiry;

import java.util.List;
import org.proviso.law.engine.Answer;

/// What stands in the way of a letter, found before it is proposed.
///
/// A stop can only be mended: by another draft, another address, another day. A caution can be gone
/// past by who gives a reason, which stands on the record.
public sealed interface Blocker {

  /// Returns the recipient whose letter it is about.
  String party();

  /// Returns whether nobody can go past it.
  boolean stops();

  /// On the day of the letter the award has no such term, as far as is known.
  ///
  /// @param answer what the law gives, with its proof
  record NoAuthority(String party, Answer answer) implements Blocker {
    @Override
    public boolean stops() {
      return true;
    }
  }

  /// The programme has no award, nor could have one, of this year for this recipient.
  record NoSuchAward(String party) implements Blocker {
    @Override
    public boolean stops() {
      return true;
    }
  }

  /// An order in operation stops enforcement of the term against this recipient on that day.
  ///
  /// @param answer what the law gives, with its proof
  record OrderInForce(String party, Answer answer) implements Blocker {
    @Override
    public boolean stops() {
      return true;
    }
  }

  /// The law, the register or the terms leave it open whether the term can be enforced.
  ///
  /// @param answer what the law gives, with what would settle it
  record Uncertain(String party, Answer answer) implements Blocker {
    @Override
    public boolean stops() {
      return false;
    }
  }

  /// An agency has said that it will not enforce the term.
  ///
  /// @param answer what the law gives, with its proof
  record Forborne(String party, Answer answer) implements Blocker {
    @Override
    public boolean stops() {
      return false;
    }
  }

  /// It is not known whether the recipient accepted the award, or it did not.
  ///
  /// @param answer what the law gives, with its proof
  record AwardNotAccepted(String party, Answer answer) implements Blocker {
    @Override
    public boolean stops() {
      return answer.lanes().award() == org.proviso.law.fact.Award.Status.NONE;
    }
  }

  /// There is no address for a channel.
  record NoAddress(String party, Channel channel) implements Blocker {
    @Override
    public boolean stops() {
      return true;
    }
  }

  /// The recipient has its demand letter in this inquiry; another one has to replace it.
  ///
  /// @param letter identifier of the letter
  record AlreadyAsked(String party, String letter) implements Blocker {
    @Override
    public boolean stops() {
      return true;
    }
  }

  /// The letter can not be written.
  ///
  /// @param issues why, each as a sentence
  record NoLetter(String party, List<String> issues) implements Blocker {

    /// Copies the list.
    public NoLetter {
      issues = List.copyOf(issues);
    }

    @Override
    public boolean stops() {
      return true;
    }
  }
}
