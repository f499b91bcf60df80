package org.proviso.house.planted.law.one;

import org.proviso.house.planted.law.two.Second;

public record First(Second second) {}
