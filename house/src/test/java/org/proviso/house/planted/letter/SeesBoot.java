package org.proviso.house.planted.letter;

import org.springframework.boot.SpringApplication;

class SeesBoot {
  SpringApplication application = new SpringApplication();
}
