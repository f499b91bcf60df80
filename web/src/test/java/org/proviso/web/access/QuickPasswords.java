package org.proviso.web.access;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/// Gives the sites of tests hashes of few rounds, since the right number is a third of the work of
/// whoever signs in many people. [FactorsTest] sees to it that the site itself takes that. Found
/// beside the site's own components.
@Component
final class QuickPasswords implements BeanPostProcessor {

  private static final int ROUNDS = 1_000;

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Passwords ? new Passwords(ROUNDS) : bean;
  }
}
