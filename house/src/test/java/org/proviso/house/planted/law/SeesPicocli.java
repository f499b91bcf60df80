package org.proviso.house.planted.law;

import picocli.CommandLine.Command;

@Command
class SeesPicocli {}
