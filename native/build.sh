#!/bin/sh
# Builds libexplorer_kernels.so into a folder: build.sh FOLDER. Safe to call twice at once.
# Exit code 3: there is no compiler here; 1: it failed. What is wrong is one line.
set -u
source=$(dirname "$(realpath "$0")")

fail() {
    echo "$1"
    exit "${2:-1}"
}

[ $# -eq 1 ] || fail "expected one argument, the folder to build into, not $#"
mkdir -p "$1" && folder=$(realpath "$1") || fail "could not make the folder $1"
for tool in cmake c++ make; do
    command -v "$tool" >/dev/null || fail "$tool was not found, so the kernels are not built; install it with: apt-get install g++ cmake make" 3
done

library=libexplorer_kernels.so
build="$folder/build"
log="$folder/build.log"
exec 9>"$folder/lock"
if command -v flock >/dev/null; then flock 9; fi
if ! { cmake -S "$source" -B "$build" -G "Unix Makefiles" -DCMAKE_BUILD_TYPE=Release &&
       cmake --build "$build" --parallel "$(getconf _NPROCESSORS_ONLN)"; } >"$log" 2>&1; then
    fail "$(grep -m1 -iE 'error' "$log" | tr -d '\r' | sed 's/: error:/:/') (all of it: $log)"
fi
cmp -s "$build/$library" "$folder/$library" || {
    cp "$build/$library" "$folder/$library.new" && mv "$folder/$library.new" "$folder/$library"
} || fail "could not write $folder/$library"
touch "$folder/$library"
