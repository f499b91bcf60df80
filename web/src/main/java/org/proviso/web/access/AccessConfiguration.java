package org.proviso.web.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.proviso.store.Accounts;
import org.proviso.store.Database;
import org.proviso.store.Invitations;
import org.proviso.store.Passkeys;
import org.proviso.web.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Who reaches what. The chain is about the paths of accounts only: every other page stays as it
/// is, public, without session and cookie.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class AccessConfiguration implements WebMvcConfigurer {

  private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new PersonArgument());
  }

  @Bean
  Accounts accounts(Database database) {
    return new Accounts(database);
  }

  @Bean
  Invitations invitations(Database database) {
    return new Invitations(database);
  }

  @Bean
  Passkeys passkeys(Database database) {
    return new Passkeys(database);
  }

  /// @param address where readers find the site; empty if nobody said it
  @Bean
  Ceremonies ceremonies(
      Accounts accounts,
      Passkeys passkeys,
      @Value("${proviso.address:}") String address,
      Clock clock) {
    return new Ceremonies(accounts, passkeys, address, clock);
  }

  @Bean
  Passwords passwords() {
    return new Passwords();
  }

  /// @param address where readers find the site; empty if nobody said it
  @Bean
  Names names(Site site, @Value("${proviso.address:}") String address) {
    return new Names(site, address);
  }

  @Bean
  Sessions sessions(Clock clock) {
    return new Sessions(clock);
  }

  /// @param data folder for what the site keeps; empty for one that goes when the machine clears it
  /// @param newKey whether a key may be made although secrets were encrypted with another one
  /// @throws IOException if the keys can not be read or written
  @Bean
  AppSecrets appSecrets(
      Accounts accounts,
      @Value("${proviso.data:}") String data,
      @Value("${proviso.access.new-key:false}") boolean newKey)
      throws IOException {
    Path folder =
        data.isEmpty()
            ? Files.createTempDirectory("proviso-keys")
            : Path.of(data).resolve("access");
    Map<Integer, Long> used = accounts.totpKeys();
    return switch (AppKeys.open(folder, used.keySet(), newKey)) {
      case AppKeys.Opening.Refused(String why) -> {
        // The public part of the site needs none, and whoever has a passkey signs in.
        LOG.error("codes of authenticator apps are refused: {}", why);
        yield new AppSecrets();
      }
      case AppKeys.Opening.Opened(AppKeys keys, boolean isNew) -> {
        used.forEach(
            (key, accountsOf) -> {
              if (!keys.all().containsKey(key)) {
                LOG.warn(
                    "codes of the apps of {} accounts are refused: they take key {}, which is not in"
                        + " {}",
                    accountsOf,
                    key,
                    folder.resolve(AppKeys.FILE));
              }
            });
        yield new AppSecrets(keys);
      }
    };
  }

  @Bean
  SignIn signIn(
      Accounts accounts,
      AppSecrets secrets,
      Passwords passwords,
      Ceremonies ceremonies,
      Clock clock) {
    return new SignIn(accounts, secrets, passwords, ceremonies, clock);
  }

  @Bean
  Pages pages(Site site) {
    return new Pages(site);
  }

  /// @param secretFile file with the secret; empty if a variable or a line has it
  /// @throws IOException if there is no such file
  @Bean
  Provider provider(
      @Value("${proviso.oidc.name:the provider}") String name,
      @Value("${proviso.oidc.issuer:}") String issuer,
      @Value("${proviso.oidc.client-id:}") String client,
      @Value("${proviso.oidc.client-secret:}") String secret,
      @Value("${proviso.oidc.client-secret-file:}") String secretFile)
      throws IOException {
    return new Provider(
        name,
        issuer,
        client,
        secretFile.isEmpty() ? secret : Files.readString(Path.of(secretFile)).strip());
  }

  @Bean
  StepUp stepUp(Clock clock) {
    return new StepUp(clock);
  }

  /// Lets pass what Tomcat lets pass, so that public pages answer in words. The chain and the pages
  /// take a path apart with the same parser: there is no spelling that one knows and the other not.
  @Bean
  HttpFirewall firewall() {
    return new HttpFirewall() {
      @Override
      public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        return new FirewalledRequest(request) {
          @Override
          public void reset() {
            // Nothing was changed.
          }
        };
      }

      @Override
      public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return response;
      }
    };
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      Accounts accounts,
      Sessions sessions,
      Provider provider,
      SignInPages steps,
      Clock clock)
      throws Exception {
    String[] staff = Role.staff().stream().map(Role::word).toArray(String[]::new);
    http.securityMatcher(
            "/desk",
            "/desk/**",
            "/portal",
            "/portal/**",
            "/account",
            "/account/**",
            "/sign-in",
            "/sign-in/**",
            "/sign-out",
            "/invitation",
            "/invitation/**",
            Provider.BEGIN,
            Provider.BACK)
        .authorizeHttpRequests(
            paths ->
                paths
                    .requestMatchers(
                        "/sign-in",
                        "/sign-in/**",
                        "/sign-out",
                        "/invitation",
                        "/invitation/**",
                        Provider.BEGIN,
                        Provider.BACK)
                    .permitAll()
                    .requestMatchers("/account", "/account/code", "/account/passkeys")
                    .hasAuthority(PersonFilter.ACCOUNT)
                    .requestMatchers("/account/**")
                    .hasAuthority(PersonFilter.WHOLE)
                    .requestMatchers("/desk/people", "/desk/people/**")
                    .hasAuthority(Role.ADMINISTRATOR.word())
                    .requestMatchers("/desk", "/desk/**")
                    .hasAnyAuthority(staff)
                    .requestMatchers("/portal", "/portal/**")
                    .hasAuthority(Role.RECIPIENT.word())
                    .anyRequest()
                    .denyAll())
        // Headers of all pages are those of one filter.
        .headers(AbstractHttpConfigurer::disable)
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .exceptionHandling(
            refused ->
                refused
                    .authenticationEntryPoint((request, response, e) -> toSignIn(request, response))
                    .accessDeniedHandler(AccessConfiguration::denied))
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .addFilterAfter(
            new PersonFilter(sessions, new People(accounts)), SecurityContextHolderFilter.class);
    if (provider.isThere()) {
      signsIn(http, provider, new Arrivals(accounts, steps, clock));
    }
    return http.build();
  }

  private static void signsIn(HttpSecurity http, Provider provider, Arrivals arrivals)
      throws Exception {
    var requests = new DefaultOAuth2AuthorizationRequestResolver(provider);
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    http.oauth2Login(
        login ->
            login
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoClients())
                .loginPage("/sign-in")
                .authorizationEndpoint(to -> to.authorizationRequestResolver(requests))
                .successHandler(arrivals)
                .failureHandler(arrivals));
  }

  private static void toSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String next = URLEncoder.encode(Next.of(request), StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", "/sign-in?next=" + next);
  }

  private static void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    Authentication found = SecurityContextHolder.getContext().getAuthentication();
    Person person =
        found != null && found.getPrincipal() instanceof Person someone ? someone : null;
    boolean isForged = refusal instanceof CsrfException;
    if (person != null && person.secondFactor() == null && !isForged) {
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", "/account/code");
      return;
    }
    SecurityLog.note(
        "refused",
        person == null ? null : person.account(),
        isForged ? "forged-or-stale-form" : "role",
        request);
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  /// A cookie goes to this site alone, is out of reach of scripts, and is not sent with forms of
  /// other sites; and over TLS only, unless the site is read on the machine that it runs on. Where
  /// readers find the site by TLS, its name has the prefix that no other host can set (RFC 6265bis,
  /// 4.1.3.2).
  ///
  /// @param address where readers find the site; empty if nobody said it
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> strictCookies(
      @Value("${proviso.address:}") String address) {
    boolean isTls = address.startsWith("https://");
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (isTls) {
                context.setSessionCookieName("__Host-proviso");
              }
              context.setCookieProcessor(
                  new Rfc6265CookieProcessor() {
                    @Override
                    public String generateHeader(Cookie cookie, HttpServletRequest request) {
                      cookie.setHttpOnly(true);
                      cookie.setAttribute("SameSite", "Lax");
                      cookie.setSecure(
                          isTls
                              || request.isSecure()
                              || !THIS_MACHINE.contains(request.getServerName()));
                      return super.generateHeader(cookie, request);
                    }
                  });
            });
  }
}
