package org.proviso.house.planted.law;

import org.proviso.house.planted.docket.Inquiry;

class SeesDocket extends Inquiry {}
