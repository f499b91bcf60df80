package org.proviso.house.planted.law;

class Prints {

  void print() {
    System.out.println("found");
  }
}
