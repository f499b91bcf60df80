package org.proviso.house.planted.letter;

import java.sql.SQLException;

class SeesSql {
  SQLException failure = new SQLException();
}
