package org.proviso.house.planted.register;

import org.proviso.house.planted.docket.Inquiry;

class SeesDocket extends Inquiry {}
