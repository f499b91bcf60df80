package org.proviso.docket.review;

/// That a person who may said which code an item has, after its readers had differed.
///
/// @param by identifier of the account: none of the readers
/// @param code what it is; never [Code#SECOND_LOOK]
/// @param reason why
/// @param event number of the event
public record Settlement(String by, Code code, String reason, long event) {

  /// @throws IllegalArgumentException if it leaves open what it is to settle
  public Settlement {
    if (code == Code.SECOND_LOOK) {
      throw new IllegalArgumentException("a settlement asks for no second look");
    }
  }
}
