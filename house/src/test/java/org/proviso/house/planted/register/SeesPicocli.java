package org.proviso.house.planted.register;

import picocli.CommandLine.Command;

@Command
class SeesPicocli {}
