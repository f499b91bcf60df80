/// A provider of OpenID Connect for tests, apart from the site's packages so that no site finds it.
@NullMarked
package org.proviso.provider;

import org.jspecify.annotations.NullMarked;
