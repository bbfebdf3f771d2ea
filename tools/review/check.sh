#!/bin/sh
# Check what a pull request touches: annotations on standard output, comment and report into .bangvang/review, the
# comment also as the summary of the job. Nothing a stranger wrote comes here as a word of the shell.
#   BASE      the commit it is to be merged into
#   NUMBER    of the pull request
#   RECEIVED  when it came, as the host's clock has it (2026-09-30T10:00:00Z)
#   FORMAT    github, or text
set -eu
cd "$(dirname "$0")/../.."
out=.bangvang/review
mkdir -p "$out"
printf '%s\n' "$NUMBER" >"$out/number"

status=0
"${PYTHON:-.venv/bin/python}" build.py check --changed "$BASE" --received "$RECEIVED" --format "${FORMAT:-text}" \
    --comment "$out/comment.md" --report "$out/report.json" || status=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -f "$out/comment.md" ]; then
    cat "$out/comment.md" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$status"
