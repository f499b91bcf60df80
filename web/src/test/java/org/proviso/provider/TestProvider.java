package org.proviso.provider;

import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/// A provider of OpenID Connect on this machine: Spring Authorization Server with two users.
public final class TestProvider implements AutoCloseable {

  public static final String CLIENT = "docket";
  public static final String SECRET = "planted-client-secret";

  /// The password of both users, `invited` and `stranger`.
  public static final String PASSWORD = "at the provider";

  private final ConfigurableApplicationContext context;

  /// Starts it on a free port.
  public TestProvider() {
    SpringApplication application = new SpringApplication(Made.class);
    application.setDefaultProperties(
        Map.of(
            "spring.config.name", "test-provider",
            "server.port", "0",
            "server.address", "127.0.0.1",
            "server.servlet.session.cookie.name", "PROVIDER",
            "spring.main.banner-mode", "off",
            "logging.level.root", "warn"));
    context = application.run("--spring.config.name=test-provider");
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Made {

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      http.oauth2AuthorizationServer(
              server -> {
                http.securityMatcher("/**");
                server.oidc(oidc -> {});
              })
          .authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .formLogin(form -> {});
      return http.build();
    }

    @Bean
    UserDetailsService users() {
      return new InMemoryUserDetailsManager(
          User.withUsername("invited").password("{noop}" + PASSWORD).authorities("x").build(),
          User.withUsername("stranger").password("{noop}" + PASSWORD).authorities("x").build());
    }

    @Bean
    InMemoryRegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(client("http://127.0.0.1:1/not-yet"));
    }
  }

  private static RegisteredClient client(String redirect) {
    return RegisteredClient.withId(
            UUID.nameUUIDFromBytes(redirect.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString())
        .clientId(redirect.contains("not-yet") ? "not-yet" : CLIENT)
        .clientSecret("{noop}" + SECRET + (redirect.contains("not-yet") ? "-not-yet" : ""))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(redirect)
        .scope("openid")
        .build();
  }

  /// Returns its address.
  public String issuer() {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    return "http://127.0.0.1:" + (server == null ? 0 : server.getPort());
  }

  /// Knows a site from now on.
  public void know(String redirect) {
    ((InMemoryRegisteredClientRepository) context.getBean(RegisteredClientRepository.class))
        .save(client(redirect));
  }

  @Override
  public void close() {
    context.close();
  }
}
