#!/bin/sh
# Write, or write anew, the one comment on a pull request, from the report of its check. Runs with leave to write
# comments, on the files of the default branch; all that comes from the check is data.
#   REPOSITORY  owner/name      RUN  the run of the check      HEAD  the commit it checked      SITE  the public address
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

stop() {
    echo "post: $1"
    exit "${2:-0}"
}

found=$(gh api "repos/$REPOSITORY/actions/runs/$RUN/artifacts" \
    --jq '.artifacts[] | select(.name == "report" and .size_in_bytes < 500000) | .id')
case "$found" in
'') stop "the check left no report" ;;
*[!0-9]*) stop "more than one report" 1 ;;
esac
gh api "repos/$REPOSITORY/actions/artifacts/$found/zip" >"$work/report.zip"

number=$(python3 -m bangvang.review.posting number "$work/report.zip")
pull=$(gh api "repos/$REPOSITORY/pulls/$number" --jq '[.head.sha, .state, .author_association] | join(" ")')
case "$pull" in
"$HEAD open "*) ;;
*) stop "pull request $number is not open at the commit that was checked" ;;
esac

house=$(gh api --paginate "repos/$REPOSITORY/pulls/$number/files" \
    --jq '.[] | select(.filename | test("^(content|exemplars)/") | not) | 1' | wc -l)
mark=$(python3 -m bangvang.review.posting mark)
there=$(MARK="$mark" gh api --paginate "repos/$REPOSITORY/issues/$number/comments" \
    --jq '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith(env.MARK))) | .id' | head -n 1)

regular=""
case "$pull" in
*" OWNER" | *" MEMBER" | *" COLLABORATOR") [ -n "$there" ] || regular="--regular" ;;
esac
python3 -m bangvang.review.posting body "$work/report.zip" "$work/body.json" \
    --house "$((house))" --site "${SITE:-}" $regular
[ -s "$work/body.json" ] || stop "nothing to say"

if [ -n "$there" ]; then
    gh api --method PATCH "repos/$REPOSITORY/issues/comments/$there" --input "$work/body.json" --silent
else
    gh api --method POST "repos/$REPOSITORY/issues/$number/comments" --input "$work/body.json" --silent
fi
