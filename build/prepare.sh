# Sourced by ./explorer and ./test: finds what the machine lacks, installs it where it may, and builds what has changed.
# Everything it says goes to stderr. Exit code 3: the machine lacks something, and the message says how to get it.

say() { printf '%s\n' "$*" >&2; }

# missing_packages: the Debian packages that the kernels are built with and whose programs are not there, one a line.
missing_packages() {
    command -v g++ >/dev/null || echo g++
    command -v cmake >/dev/null || echo cmake
    command -v make >/dev/null || echo make
}

# install_packages PACKAGE...: apt-get as root or through sudo; 1 where neither is possible.
install_packages() {
    local as=()
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null || return 1
        as=(sudo)
    fi
    say "explorer: installing $*"
    "${as[@]}" apt-get update -qq >&2 || say "explorer: apt-get update failed; going on with the lists at hand"
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$root/artifacts/apt.log" 2>&1 || {
        tail -n 5 "$root/artifacts/apt.log" >&2
        return 1
    }
}

require_machine() {
    command -v dotnet >/dev/null || {
        say "explorer: the .NET 10 SDK is missing: 'dotnet' is not on the PATH. Install it from https://dot.net and try again."
        exit 3
    }
    dotnet --list-sdks | grep -q '^10\.' || {
        say "explorer: the .NET 10 SDK is missing; found: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')"
        say "explorer: install it from https://dot.net and try again."
        exit 3
    }
    local missing
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} = 0 ] && return
    install_packages "${missing[@]}" && return
    say "explorer: without ${missing[*]} the kernels cannot be built; training takes about twice as long. For full speed:"
    say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
}

# build_request: one line for what the build depends on besides the sources.
build_request() { printf 'TORCH=%s KERNELS=%s\n' "${EXPLORER_TORCH:-cpu}" "$([ -z "$(missing_packages)" ] && echo yes || echo no)"; }

# is_current STAMP PATH...: nothing under the paths is newer than the stamp, which holds the same request.
is_current() {
    local stamp=$1
    shift
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(build_request)" ] || return 1
    [ -z "$(find "$@" -newer "$stamp" -not -name '*.md' -print -quit)" ]
}

# build TARGET STAMP PATH...: restores and builds Release unless the stamp is current; one build at a time.
build() {
    local target=$1 stamp=$root/artifacts/$2
    shift 2
    local inputs=("$root"/Directory.Build.props "$root"/Directory.Build.targets "$root"/Directory.Packages.props "$root"/global.json "$root"/.editorconfig "$root"/BannedSymbols.txt "$root"/native "$@")
    is_current "$stamp" "${inputs[@]}" && return
    mkdir -p "$root/artifacts"
    exec 9>"$root/artifacts/build.lock"
    flock 9
    if ! is_current "$stamp" "${inputs[@]}"; then
        require_machine
        local begun
        begun=$(mktemp "$root/artifacts/begun.XXXXXX")
        build_request >"$begun"
        say "explorer: building (first use, or the sources changed)"
        local options=(-c Release --nologo -v quiet -clp:NoSummary -p:Torch="${EXPLORER_TORCH:-cpu}")
        if ! dotnet build "$root/$target" "${options[@]}" >"$root/artifacts/build.log" 2>&1; then
            rm -f "$begun"
            grep -E 'error|warn' "$root/artifacts/build.log" | sort -u | head -n 20 >&2 || tail -n 20 "$root/artifacts/build.log" >&2
            say "explorer: the build failed; the whole log is artifacts/build.log"
            exit 1
        fi
        # Keeps the time at which the build began, so that a change made meanwhile counts as newer.
        mv "$begun" "$stamp"
    fi
    exec 9>&-
}
