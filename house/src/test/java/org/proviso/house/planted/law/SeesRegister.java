package org.proviso.house.planted.law;

import org.proviso.house.planted.register.Table;

class SeesRegister extends Table {}
