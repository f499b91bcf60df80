package org.proviso.house.planted.register;

import java.sql.SQLException;

class SeesSql {
  SQLException failure = new SQLException();
}
