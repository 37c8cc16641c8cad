#!/usr/bin/env bash
# Packs AutoGraph and uses it as a stranger does, outside of the repository and with no other feed: QuickStart from one
# PackageReference, to the letter; a function of a C# library from F# and Visual Basic by its handle; and the warning of a
# build whose compiler is too old for the generator. Expects that the solution is built for Release.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
repository=$PWD
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# A folder of its own: the version stays the same while its content changes.
export NUGET_PACKAGES=$work/packages

dotnet pack src/AutoGraph.Package --configuration Release --no-build --output "$work/feed" --verbosity quiet -nologo || exit 1
package=$(cd "$work/feed" && ls AutoGraph.*.nupkg) && version=${package#AutoGraph.} && version=${version%.nupkg} || exit 1
echo "$package: $(($(stat -c %s "$work/feed/$package") / 1024)) KB"
cat >"$work/nuget.config" <<END
<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>
END

# project FOLDER EXTENSION OUTPUT_TYPE REFERENCE: what `dotnet new` makes, and one reference.
project() {
    mkdir -p "$work/$1"
    cat >"$work/$1/$1.$2" <<END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>$3</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <UseAppHost>false</UseAppHost>
    <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
  </PropertyGroup>
  <ItemGroup>$4</ItemGroup>
</Project>
END
}

# build FOLDER OPTIONS…
build() {
    local folder=$1; shift
    (cd "$work/$folder" && dotnet build --output out --verbosity quiet -nologo "$@") >"$work/$folder.log" 2>&1 && return
    cat "$work/$folder.log"; return 1
}

# silent FOLDER: its build gave no warning.
silent() { ! grep -E 'warning' "$work/$1.log"; }

# prints FOLDER: runs it and compares its output with that on the standard input.
prints() {
    cat >"$work/expected.txt"
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 dotnet "$work/$1/out/$1.dll" </dev/null | diff -u "$work/expected.txt" -
}

reference="<PackageReference Include=\"AutoGraph\" Version=\"$version\" />"
library='<ProjectReference Include="../Library/Library.csproj" />'

quick_start() {
    project App csproj Exe "$reference"
    cp "$repository"/samples/QuickStart/*.cs "$work/App" && build App && silent App \
        && prints App <"$repository/samples/QuickStart/expected.txt" && echo 'QuickStart: from the package, the same text'
}

functions() {
    project Library csproj Library "$reference"
    cat >"$work/Library/Functions.cs" <<'END'
using AutoGraph;

public static partial class Functions
{
    [TensorFunction]
    public static Tensor Collatz(Tensor x)
    {
        var steps = Tensor.Constant(0);
        while (x != 1) { x = x % 2 == 0 ? x / 2 : 3 * x + 1; steps += 1; }
        return steps;
    }
}
END
}

fsharp() {
    project FsApp fsproj Exe "<Compile Include=\"Program.fs\" />$library"
    cat >"$work/FsApp/Program.fs" <<'END'
open AutoGraph
printfn "%O" (Functions.CollatzFunction.Invoke.Invoke(Tensor.Constant 27))
printfn "%d %s" Functions.CollatzFunction.TraceCount AutoGraphInfo.Version
END
    build FsApp && silent FsApp && prints FsApp <<<"$expected" && echo 'F#: a handle of a C# library'
}

visual_basic() {
    project VbApp vbproj Exe "$library"
    cat >"$work/VbApp/Program.vb" <<'END'
Imports AutoGraph
Module Program
    Sub Main()
        System.Console.WriteLine(Functions.CollatzFunction.Invoke.Invoke(Tensor.Constant(27)))
        System.Console.WriteLine($"{Functions.CollatzFunction.TraceCount} {AutoGraphInfo.Version}")
    End Sub
End Module
END
    build VbApp && silent VbApp && prints VbApp <<<"$expected" && echo 'Visual Basic: a handle of a C# library'
}

old_compiler() {
    build App -t:Rebuild -p:CompilerApiVersion=roslyn4.8 \
        && grep -q 'warning AG0001: .*roslyn4.8.* run eagerly' "$work/App.log" \
        && echo 'An old compiler: a warning says so'
}

expected=$(printf 'Tensor(111, shape=(), dtype=int32)\n1 %s' "$version")
quick_start && functions && fsharp && visual_basic && old_compiler
