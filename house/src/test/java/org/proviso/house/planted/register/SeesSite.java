package org.proviso.house.planted.register;

import org.proviso.house.planted.web.Page;

class SeesSite extends Page {}
