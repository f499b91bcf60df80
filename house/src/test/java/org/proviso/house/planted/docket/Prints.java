package org.proviso.house.planted.docket;

class Prints {

  void print() {
    System.out.println("sent");
  }
}
