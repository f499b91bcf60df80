package org.proviso.house.planted.law.two;

import org.proviso.house.planted.law.one.First;

public record Second(First first) {}
