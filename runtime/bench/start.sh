#!/usr/bin/env bash
# Measures fresh launchers: what a run with one pointcut, or with four lanes, takes longer than one with neither. Builds nothing.
#
#   runtime/bench/start.sh [ROUNDS [LAUNCHER]]     by default nine rounds of scripts/chaoskit
#
# Prints the medians in seconds: until the process ends, and of the processors' time (user and system). The rounds go over all
# scripts in turn, so that what is compared was measured side by side.
set -euo pipefail

rounds=${1:-9}
launcher=${2:-$(dirname "$0")/../../scripts/chaoskit}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/neither.groovy" <<'SCRIPT'
class Repo { int save(int n) { n + 1 } }
scenario('neither') { target { new Repo().save(1) } }
SCRIPT
cat > "$work/pointcut.groovy" <<'SCRIPT'
class Repo { int save(int n) { n + 1 } }
scenario('pointcut') {
    target { new Repo().save(1) }
    inject exception(IllegalStateException, 'gone') on 'Repo.save(..)' every 1000
}
SCRIPT
cat > "$work/lanes.groovy" <<'SCRIPT'
class Repo { int save(int n) { n + 1 } }
scenario('lanes') { target { new Repo().save(1) }; repeat 4; lanes 4 }
SCRIPT

TIMEFORMAT='%R %U %S'
run() {
    { time "$launcher" run "$work/$1.groovy" > "$work/out" 2>&1; } 2>&1 || { cat "$work/out" >&2; exit 1; }
}

run neither > /dev/null # prepares fast starts
for ((round = 1; round <= rounds; round++)); do
    for script in neither pointcut lanes; do
        run "$script" | awk '{ print $1, $2 + $3 }' >> "$work/$script.times"
    done
done

median() {
    sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}
for script in neither pointcut lanes; do
    printf '%-10s elapsed %6.2f   processors %6.2f\n' "$script" \
        "$(cut -d' ' -f1 "$work/$script.times" | median)" "$(cut -d' ' -f2 "$work/$script.times" | median)"
done
