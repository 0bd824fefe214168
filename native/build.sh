#!/bin/sh
# Builds libexplorer_native.so into a folder: build.sh FOLDER [LIBTORCH]. Called by src/Torch; safe to call twice at once.
# Problems are one line in MSBuild's form, "native : error NATIVEn: …".
set -u
source=$(dirname "$(realpath "$0")")
mkdir -p "$1" && folder=$(realpath "$1") || exit 1
libtorch=${2:-}

fail() {
    echo "native : error NATIVE1: $1"
    exit 1
}

command -v cmake >/dev/null || fail 'CMake was not found. Install it with "apt-get install cmake make g++".'
command -v c++ >/dev/null || fail 'A C++ compiler was not found. Install it with "apt-get install g++".'
command -v make >/dev/null || fail 'make was not found. Install it with "apt-get install make".'
if [ -n "$libtorch" ]; then
    [ -e "$libtorch/lib/libtorch.so" ] ||
        fail "LIBTORCH is \"$libtorch\", which has no lib/libtorch.so. Name an unpacked libtorch or the torch folder of a Python package."
    libtorch=$(realpath "$libtorch")
elif ! echo '#include <ATen/ATen.h>' | c++ -std=c++17 -M -x c++ - >/dev/null 2>&1; then
    fail 'libtorch was not found. Install it with "apt-get install libtorch-dev libopenblas0-pthread", or set LIBTORCH to an unpacked libtorch.'
fi

# One build folder for each libtorch, so that changing back and forth mixes nothing.
build="$folder/build-$(printf %s "$libtorch" | cksum | cut -d' ' -f1)"
log="$folder/build.log"
exec 9>"$folder/lock"
if command -v flock >/dev/null; then flock 9; fi
if ! { cmake -S "$source" -B "$build" -G "Unix Makefiles" -DCMAKE_BUILD_TYPE=Release "-DLIBTORCH=$libtorch" &&
       cmake --build "$build" --parallel "$(getconf _NPROCESSORS_ONLN)"; } >"$log" 2>&1; then
    fail "$(grep -m1 -iE 'error' "$log" | tr -d '\r' | sed 's/: error:/:/') (all of it: $log)"
fi
cmp -s "$build/libexplorer_native.so" "$folder/libexplorer_native.so" || {
    cp "$build/libexplorer_native.so" "$folder/libexplorer_native.so.new" && mv "$folder/libexplorer_native.so.new" "$folder/libexplorer_native.so"
} || fail "could not write $folder/libexplorer_native.so"
touch "$folder/libexplorer_native.so"
