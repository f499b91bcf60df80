package org.proviso.house.planted.dispatch;

import org.springframework.boot.SpringApplication;

class SeesBoot {
  SpringApplication application = new SpringApplication();
}
