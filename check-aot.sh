#!/usr/bin/env bash
# Publishes samples with Native AOT without a warning, runs them, and compares with what the JIT prints: QuickStart to
# the letter. `--slow` adds Digits, whose accuracy may differ by a hundredth: sums of floats have another order. Where
# no feed carries the compiler for .NET 10, that of .NET 9 proves the same of the same sources; where there is none at
# all, a line says so.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

rid=$(dotnet --info | sed -n 's/^ *RID: *//p')
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

for linker in clang gcc none; do command -v "$linker" >/dev/null && break; done
[ "$linker" != none ] || { echo "skipped: Native AOT links with clang or gcc, and neither is installed"; exit 0; }

# properties FRAMEWORK: what makes the difference between a build and one for Native AOT. Its outputs stay apart.
properties() {
    echo --runtime "$rid" --artifacts-path "obj/aot/$1" -p:AutoGraphAot=true -p:AutoGraphFramework="$1" \
        -p:CppCompilerAndLinker="$linker"
}

# can_restore FRAMEWORK: 0 when a feed within reach carries the compiler, 1 when none does; other trouble ends the check.
can_restore() {
    # shellcheck disable=SC2046
    dotnet restore samples/QuickStart --verbosity quiet $(properties "$1") >"$log" 2>&1 && return
    grep -qE 'NU1(10[0-3]|301)' "$log" && return 1
    cat "$log"; exit 1
}

# publish SAMPLE: leaves the program in $program.
publish() {
    program=obj/aot/$framework/publish/$1/release_$rid/$1
    # shellcheck disable=SC2046
    dotnet publish "samples/$1" --configuration Release --verbosity quiet -nologo $(properties "$framework") \
        >"$log" 2>&1 && ! grep -E 'warning|IL[23][0-9]{3}' "$log" || { cat "$log"; return 1; }
    echo "$1 for $framework: $(($(stat -c %s "$program") / 1024)) KB"
}

quick_start() {
    publish QuickStart && "$program" | diff -u samples/QuickStart/expected.txt -
}

accuracy() { AUTOGRAPH_DATA= "$@" --images 4000 --epochs 2 | sed -n 's/^test accuracy \([0-9.]*\) %.*/\1/p'; }

digits() {
    publish Digits || return 1
    local ahead just
    ahead=$(accuracy "$program") && just=$(accuracy dotnet samples/Digits/bin/Release/net10.0/Digits.dll) || return 1
    echo "test accuracy $ahead % with Native AOT, $just % with the JIT"
    awk -v a="$ahead" -v b="$just" 'BEGIN { exit !(a > 80 && b > 80 && (a - b) ^ 2 <= 1) }'
}

if can_restore net10.0; then framework=net10.0
elif can_restore net9.0; then framework=net9.0
else echo "skipped: no feed within reach carries the Native AOT compiler for $rid"; exit 0
fi
quick_start || exit 1
[ "${1-}" != --slow ] || digits
