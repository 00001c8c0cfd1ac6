#!/bin/sh
# gate.sh REQUEST…: submits requests to a team, and none of them unless all are clean.
#
#   API        where the control plane is, such as https://control-plane.kubiya.ai
#   TEAM       the id of the team
#   API_TOKEN  sent as `Authorization: Bearer …`, if it is set
#
# Options of terlint come from TERLINT_… as usual: TERLINT_FAIL_ON=warning is a good one here.
set -eu
: "${API:?is not set: where the control plane is}" "${TEAM:?is not set: the id of the team}"

terlint check -- "$@"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

# The token does not show in the list of processes: it goes to curl by a pipe.
headers() {
  echo "Content-Type: application/json"
  [ -z "${API_TOKEN:-}" ] || printf 'Authorization: Bearer %s\n' "$API_TOKEN"
}

# A line for each request: a file may hold several.
for file; do
  terlint render --quiet -- "$file" >>"$folder/bodies"
done

while IFS= read -r body; do
  printf '%s' "$body" >"$folder/body"
  headers | curl --silent --show-error --fail-with-body -H @- --data-binary @"$folder/body" \
    "$API/api/v1/teams/$TEAM/execute"
  echo
done <"$folder/bodies"
