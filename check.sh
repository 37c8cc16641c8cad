#!/usr/bin/env bash
# What CI does: restore, layout, build with warnings as errors, tests, samples. `--aot` adds a sample published with
# Native AOT and `--packages` the package used outside of the repository, as CI does; `--slow` adds both and the tests
# marked Category=Slow. The last line counts the tests of all projects; the exit code covers every step.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en

filter='Category!=Slow'
slow= aot= packages=
for argument in "$@"; do
    case $argument in
        --aot) aot=yes ;;
        --packages) packages=yes ;;
        --slow) filter='' slow=--slow aot=yes packages=yes ;;
        *) echo "usage: ./check.sh [--aot] [--packages] [--slow]" >&2; exit 2 ;;
    esac
done

passed=0 failed=0 skipped=0 broken=()
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

finish() {
    echo "($SECONDS s)"
    [ ${#broken[@]} -eq 0 ] || echo "broken: ${broken[*]}"
    echo "$passed passed, $failed failed, $skipped skipped"
    [ ${#broken[@]} -eq 0 ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

# step NAME COMMAND…: runs it; what fails is named at the end.
step() {
    local name=$1; shift
    echo "== $name"
    "$@" </dev/null || { broken+=("$name"); return 1; }
}

# test_project PROJECT: one test host a project, so that a crash of one does not hide the others.
test_project() {
    local name=$1 results=$scratch/$1.trx counters
    dotnet test "tests/$name/bin/Release/net10.0/$name.dll" ${filter:+--filter "$filter"} \
        --logger "trx;LogFileName=$results" --logger "console;verbosity=quiet" --blame-hang-timeout 10min \
        --results-directory "$scratch/blame" 
    local status=$?
    # `dotnet test` succeeds with a warning when a filter leaves nothing, and writes no counters when the host dies.
    counters=$(grep -o '<Counters [^>]*>' "$results" 2>/dev/null) || return 1
    count() { local value=${counters#* "$1"=\"}; echo "${value%%\"*}"; }
    passed=$((passed + $(count passed)))
    failed=$((failed + $(count failed) + $(count error) + $(count timeout) + $(count aborted)))
    skipped=$((skipped + $(count total) - $(count executed)))
    [ $status -eq 0 ] || [ "$(count failed)" -gt 0 ]
}

# sample NAME LAST_LINE_PATTERN OPTIONS…: must end well, and its last line must match.
sample() {
    local name=$1 pattern=$2; shift 2
    (cd "$scratch" && AUTOGRAPH_DATA= dotnet "$OLDPWD/samples/$name/bin/Release/net10.0/$name.dll" "$@") >"$scratch/$name.out" || return 1
    tail -n 1 "$scratch/$name.out"
    tail -n 1 "$scratch/$name.out" | grep -qE "^$pattern\$" || { echo "last line does not match $pattern"; return 1; }
}

# QuickStart prints what api.md promises, to the letter.
quick_start() {
    sample QuickStart '.*' && diff -u samples/QuickStart/expected.txt "$scratch/QuickStart.out"
}

# The same text from the interpreter that runs loops where code cannot be made while running.
without_dynamic_code() {
    local built=samples/QuickStart/bin/Release/net10.0/QuickStart config=$scratch/interpreted.json
    local switch=System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported
    sed "s/\"configProperties\": {/& \"$switch\": false,/" $built.runtimeconfig.json >"$config"
    grep -q "$switch" "$config" || return 1
    dotnet exec --runtimeconfig "$config" $built.dll | diff -u samples/QuickStart/expected.txt -
}

# What AUTOGRAPH_SHOW asks for is written until the process ends; a profile is written then.
a_look_inside() {
    local shown=$scratch/shown.txt
    AUTOGRAPH_SHOW="trace,profile,file=$shown" dotnet samples/QuickStart/bin/Release/net10.0/QuickStart.dll \
        | diff -u samples/QuickStart/expected.txt - || return 1
    grep -q '^-- trace ' "$shown" && grep -q '^call Fns.MyFunction ' "$shown" || { cat "$shown"; return 1; }
}

# The errors of Digits are for people: a message and an exit code, no stack trace.
digits_errors() {
    local digits="dotnet samples/Digits/bin/Release/net10.0/Digits.dll" status
    $digits --data "$scratch/nowhere" 2>"$scratch/error.txt"; status=$?
    cat "$scratch/error.txt"
    [ $status -eq 1 ] && grep -q 'nowhere: expected .*, found no such folder' "$scratch/error.txt" || return 1
    $digits --no-such-option 2>"$scratch/error.txt"; status=$?
    [ $status -eq 2 ] && grep -q '^usage: ' "$scratch/error.txt"
}

step restore dotnet restore AutoGraph.sln --verbosity quiet || finish
step format dotnet format whitespace . --folder --verify-no-changes --verbosity quiet --exclude '**/obj/' '**/bin/'
step build dotnet build AutoGraph.sln --configuration Release --no-restore --verbosity quiet -nologo || finish
for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    step "$name" test_project "$name"
done
[ ! -f samples/QuickStart/QuickStart.csproj ] || step QuickStart quick_start
step 'QuickStart without dynamic code' without_dynamic_code
step 'QuickStart with AUTOGRAPH_SHOW' a_look_inside
[ ! -f samples/LinearClassifier/LinearClassifier.csproj ] || step LinearClassifier sample LinearClassifier 'accuracy 9[0-9]\.[0-9]+ %.*'
[ ! -f samples/Gates/Gates.csproj ] || step Gates sample Gates 'xor with two layers: 0 1 1 0, plot in xor-loss.svg'
[ ! -f samples/Digits/Digits.csproj ] || step Digits sample Digits 'test accuracy [0-9]+\.[0-9][0-9] %, [0-9]+ images/s' --images 4000 --epochs 1
[ ! -f samples/Digits/Digits.csproj ] || step 'Digits errors' digits_errors
[ -z "$packages" ] || step Packages ./check-packages.sh
[ -z "$aot" ] || step 'Native AOT' ./check-aot.sh $slow
finish
