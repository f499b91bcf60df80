package org.proviso.house.planted.store;

import org.proviso.house.planted.dispatch.Courier;

class SeesDispatch extends Courier {}
