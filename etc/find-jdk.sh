# shellcheck shell=sh
# Sourced by the scripts at the top of the repository (POSIX sh). No command here starts a process
# unless the variables say nothing: the launcher's start-up counts.

# Tells whether the folder $1 holds a JDK 25, by its release file.
is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while read -r line; do
    case $line in
      'JAVA_VERSION="25'[.\"+-]*) return 0 ;;
    esac
  done <"$1/release"
  return 1
}

# Sets JAVA_HOME to a JDK 25 found in JAVA_HOME, on the PATH or in the usual folders; ends the
# script with exit code 2 if there is none.
find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
    export JAVA_HOME
    return
  fi
  if on_path=$(command -v java); then
    # Debian and others put a chain of links on the PATH.
    while [ -h "$on_path" ]; do
      target=$(readlink "$on_path")
      case $target in
        /*) on_path=$target ;;
        *) on_path=${on_path%/*}/$target ;;
      esac
    done
    set -- "${on_path%/bin/java}"
  else
    set --
  fi
  for folder in "$@" /usr/lib/jvm/* /opt/* "${HOME:-}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk_25 "$folder"; then
      JAVA_HOME=$folder
      export JAVA_HOME
      return
    fi
  done
  echo "${0##*/}: needs a JDK 25 and found none in JAVA_HOME, on the PATH or in the usual folders." >&2
  echo "Install one, such as Eclipse Temurin 25, or set JAVA_HOME to it." >&2
  exit 2
}

# Runs Maven on the JDK in JAVA_HOME.
run_maven() {
  if ! command -v mvn >/dev/null; then
    echo "${0##*/}: needs Maven 3.8.6 or later and found no mvn on the PATH." >&2
    return 2
  fi
  # Maven's own libraries call what JDK 25 warns about.
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" mvn "$@"
}
