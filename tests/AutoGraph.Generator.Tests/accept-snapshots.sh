#!/bin/sh
# Takes over what the generator wrote last as what it should write. Read the difference before committing it.
cd "$(dirname "$0")" && AUTOGRAPH_ACCEPT_SNAPSHOTS=1 dotnet test --filter SnapshotTests
