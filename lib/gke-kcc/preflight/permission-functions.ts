/** Functions of the script that ask for the rights of whoever runs it, and judge them. */
export const PERMISSION_FUNCTIONS = `# my_permissions PERMISSION...: those of them that whoever asks has in the project. The token goes from gcloud to curl by a pipe:
# it stands on no command line, in no variable and in no file, and curl reads no file of settings, which could have it trace
my_permissions() {
  local asked
  if ! command -v curl >/dev/null; then
    echo no-curl
    return 0
  fi
  asked=$(printf ',"%s"' "$@")
  {
    printf 'header = "Authorization: Bearer '
    gcloud_read auth print-access-token | tr -d '\\r\\n'
    printf '"\\n'
  } | curl --disable --silent --show-error --fail --proto =https --max-time 20 --config - \\
    --header 'Content-Type: application/json' --data "{\\"permissions\\":[\${asked#,}]}" \\
    "https://cloudresourcemanager.googleapis.com/v1/projects/$project:testIamPermissions" | awk '
      NR == 1 && substr($0, 1, 1) == "{" { object = 1; print "None" }
      { while (match($0, /"[a-z]+\\.[A-Za-z]+\\.[A-Za-z]+"/)) { print substr($0, RSTART + 1, RLENGTH - 2); $0 = substr($0, RSTART + RLENGTH) } }
      END { if (!object) { print "no answer of the API of Cloud Resource Manager" >"/dev/stderr"; exit 1 } }'
}

# permitted ANSWER PERMISSION...: all are there; where nobody could ask, it is to be done later
permitted() {
  local first=''
  [ -f "$answers/$1" ] && read -r first <"$answers/$1"
  if [ "$first" = no-curl ]; then
    failure=--
    fails 'not asked for, as curl is not there'
  else
    held "$@"
  fi
}
`;
