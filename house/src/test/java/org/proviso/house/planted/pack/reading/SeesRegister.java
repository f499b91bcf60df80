package org.proviso.house.planted.pack.reading;

import org.proviso.house.planted.register.Table;

class SeesRegister extends Table {}
