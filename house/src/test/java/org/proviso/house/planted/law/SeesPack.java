package org.proviso.house.planted.law;

import org.proviso.house.planted.pack.SeesCommandLine;

class SeesPack extends SeesCommandLine {}
