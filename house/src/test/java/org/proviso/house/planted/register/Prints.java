package org.proviso.house.planted.register;

class Prints {

  void print() {
    System.out.println("found");
  }
}
