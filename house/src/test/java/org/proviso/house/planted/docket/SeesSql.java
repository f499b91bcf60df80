package org.proviso.house.planted.docket;

import java.sql.SQLException;

class SeesSql {
  SQLException failure = new SQLException();
}
