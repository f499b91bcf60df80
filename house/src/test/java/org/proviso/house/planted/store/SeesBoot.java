package org.proviso.house.planted.store;

import org.springframework.boot.SpringApplication;

class SeesBoot {
  SpringApplication application = new SpringApplication();
}
