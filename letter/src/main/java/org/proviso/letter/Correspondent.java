package org.proviso.letter;

import java.util.List;

/// Who sends a letter or gets it, as the letter prints it.
///
/// @param name of the body or person, in one line
/// @param address in lines, without the name; may be empty
public record Correspondent(String name, List<String> address) {

  public Correspondent {
    name = new Value.Text(name).text();
    address = address.stream().map(it -> new Value.Text(it).text()).toList();
  }
}
