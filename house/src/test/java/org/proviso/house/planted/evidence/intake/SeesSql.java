package org.proviso.house.planted.evidence.intake;

import java.sql.SQLException;

class SeesSql {
  SQLException failure = new SQLException();
}
