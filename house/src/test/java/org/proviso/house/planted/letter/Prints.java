package org.proviso.house.planted.letter;

class Prints {

  void print() {
    System.out.println("written");
  }
}
