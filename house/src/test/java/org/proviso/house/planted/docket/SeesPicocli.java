package org.proviso.house.planted.docket;

import picocli.CommandLine.Command;

@Command
class SeesPicocli {}
