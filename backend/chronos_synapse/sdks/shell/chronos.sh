# The runtime API of Chronos Synapse, for jobs in a POSIX shell:  . "$CHRONOS_SDK/shell/chronos.sh"
#
# Speaks HTTP by curl, else by python3, else by node. Each function runs in a subshell and leaves nothing behind.
# It returns 0; 1 when the API refuses (its answer goes to stderr); 2 when it is called wrongly; 3 when the API cannot be
# reached; 4 when it does not answer in time.

chronos_input() ( # [NAME]: all values as JSON, or one as it is
  if [ $# -eq 0 ]; then _chronos_call GET /input; else _chronos_named "$1" && _chronos_text GET "/input/$1"; fi
)

chronos_output() ( # JSON
  _chronos_needs 1 $# && _chronos_send POST /output "{\"data\":$1}"
)

chronos_context() ( # gives JSON
  _chronos_call GET /context
)

chronos_get_variable() ( # KEY [DEFAULT]: a text as it is, all else as JSON
  _chronos_needs 1 $# && _chronos_named "$1" || return 2
  if [ $# -gt 1 ]; then
    _chronos_found "$1" && return 0
    set -- $? "$2"
    [ "$1" -eq 1 ] || return "$1"
    printf '%s' "$2"
  else
    _chronos_text GET "/variables/$1"
  fi
)

chronos_variable_exists() ( # KEY: returns 0 or 1
  _chronos_needs 1 $# && _chronos_named "$1" || return 2
  _chronos_found "$1" >/dev/null
)

chronos_set_variable() ( # KEY TEXT [EXPECTED_VERSION]
  _chronos_needs 2 $# && _chronos_named "$1" || return 2
  _chronos_put "$1" "$(_chronos_json "$2")" "${3-}"
)

chronos_set_variable_json() ( # KEY JSON [EXPECTED_VERSION]
  _chronos_needs 2 $# && _chronos_named "$1" && _chronos_put "$1" "$2" "${3-}"
)

chronos_increment_variable() ( # KEY [BY]: gives the sum
  _chronos_needs 1 $# && _chronos_named "$1" || return 2
  CHRONOS_ONCE=1 _chronos_text POST "/variables/$1/increment" "{\"by\":${2-1}}"
)

chronos_append_variable() ( # KEY TEXT: gives the whole
  _chronos_needs 2 $# && _chronos_named "$1" || return 2
  CHRONOS_ONCE=1 _chronos_text POST "/variables/$1/append" "{\"value\":$(_chronos_json "$2")}"
)

chronos_append_variable_json() ( # KEY JSON: gives the whole
  _chronos_needs 2 $# && _chronos_named "$1" || return 2
  CHRONOS_ONCE=1 _chronos_text POST "/variables/$1/append" "{\"value\":$2}"
)

chronos_delete_variable() ( # KEY
  _chronos_needs 1 $# && _chronos_named "$1" && _chronos_call DELETE "/variables/$1"
)

chronos_set_condition() ( # true|false
  _chronos_needs 1 $# && _chronos_send POST /condition "{\"condition\":$1}"
)

chronos_metric() ( # NAME VALUE [UNIT]
  _chronos_needs 2 $# || return 2
  _chronos_send POST /metrics "{\"name\":$(_chronos_json "$1"),\"value\":$2,\"unit\":$(_chronos_json "${3-}")}"
)

chronos_progress() ( # PERCENT [TEXT]
  _chronos_needs 1 $# || return 2
  _chronos_send POST /progress "{\"percent\":${1:-null},\"text\":$(_chronos_json "${2-}")}"
)

chronos_artifact() ( # NAME FILE [MEDIA_TYPE]; FILE may be - for standard input
  _chronos_needs 2 $# && _chronos_named "$1" || return 2
  [ "$2" = - ] || [ -r "$2" ] || { echo "chronos: there is no file $2" >&2; return 2; }
  CHRONOS_BODY_FILE=$2 CHRONOS_BODY_TYPE=${3-application/octet-stream} _chronos_call PUT "/artifacts/$1" >/dev/null
)

chronos_get_artifact() ( # NAME: gives its bytes
  _chronos_needs 1 $# && _chronos_named "$1" && _chronos_call GET "/artifacts/$1"
)

chronos_artifacts() ( # gives JSON
  _chronos_call GET /artifacts
)

# What follows is ours.

_chronos_needs() { # WANTED GIVEN
  [ "$2" -ge "$1" ] && return 0
  echo "chronos: $1 arguments are needed, $2 were given" >&2
  return 2
}

_chronos_named() { # NAME
  case $1 in
    '' | *[!A-Za-z0-9._-]*) echo "chronos: not a name: $1" >&2; return 2 ;;
  esac
}

_chronos_json() { # TEXT: as a JSON string
  printf '%s\n' "$1" | LC_ALL=C awk '
    BEGIN { printf "\"" }
    NR > 1 { printf "\\n" }
    {
      gsub(/["\\]/, "\\\\&"); gsub(/\t/, "\\t"); gsub(/\r/, "\\r")
      for (at = 1; at < 32; at++) if (at != 9 && at != 10 && at != 13) gsub(sprintf("%c", at), sprintf("\\u%04x", at))
      printf "%s", $0
    }
    END { printf "\"" }'
}

_chronos_send() { _chronos_call "$@" >/dev/null; }

_chronos_text() { CHRONOS_ACCEPT=text/plain _chronos_call "$@"; }

_chronos_put() { # KEY JSON VERSION
  [ -z "$3" ] || set -- "$1" "$2" ",\"expected_version\":$3"
  _chronos_send PUT "/variables/$1" "{\"value\":$2$3}"
}

_chronos_found() { # KEY: its value; returns 1 when there is none, and says so to nobody
  CHRONOS_MISSING_IS_FINE=1 _chronos_text GET "/variables/$1"
}

_chronos_client() {
  for _chronos_tool in ${CHRONOS_SHELL_CLIENT:-curl python3 node}; do
    command -v "$_chronos_tool" >/dev/null 2>&1 && { echo "$_chronos_tool"; return 0; }
  done
  echo "chronos: curl, python3 or node is needed to reach the runtime API" >&2
  return 3
}

_chronos_call() ( # METHOD PATH [JSON]: three tries, after 1 and 2 s or as the server asks
  if [ -z "${CHRONOS_RUNTIME_SOCKET-}${CHRONOS_RUNTIME_URL-}" ]; then
    echo "chronos: this is no job of Chronos Synapse" >&2
    return 3
  fi
  client=$(_chronos_client) || return 3
  folder=$(mktemp -d "${TMPDIR:-/tmp}/chronos.XXXXXXXX") || return 3
  trap 'rm -rf "$folder"' EXIT
  trap 'exit 130' INT TERM
  body= type=application/json
  if [ -n "${CHRONOS_BODY_FILE-}" ]; then
    body=$CHRONOS_BODY_FILE type=$CHRONOS_BODY_TYPE
    if [ "$body" = - ]; then body=$folder/sent; cat >"$body"; fi
  elif [ $# -gt 2 ]; then
    body=$folder/sent
    printf '%s' "$3" >"$body"
  fi
  for wait in 1 2 last; do
    "_chronos_by_$client" "$1" "$2" "$body" "$type" "$folder" >"$folder/status" 2>"$folder/why"
    how=$?
    read -r status after <"$folder/status" || [ -n "${status-}" ] || status=000
    if [ $how -eq 0 ]; then
      case $status in
        2??) cat "$folder/answer"; return 0 ;;
        429) ;;
        5??) [ -z "${CHRONOS_ONCE-}" ] || wait=last ;;
        404) if [ -n "${CHRONOS_MISSING_IS_FINE-}" ]; then return 1; fi; wait=last ;;
        *) wait=last ;;
      esac
    elif [ $how -ne 7 ] && [ -n "${CHRONOS_ONCE-}" ]; then
      wait=last
    fi
    [ "$wait" = last ] && break
    case ${after-} in '' | *[!0-9]*) ;; *) wait=$after; [ "$wait" -le 30 ] || wait=30 ;; esac
    sleep "$wait"
  done
  case $how in
    0) echo "chronos: $1 $2 was refused: $status $(head -c 1000 "$folder/answer")" >&2; return 1 ;;
    28) echo "chronos: the runtime API did not answer within 30 s" >&2; return 4 ;;
    *) echo "chronos: the runtime API cannot be reached: $(head -c 300 "$folder/why")" >&2; return 3 ;;
  esac
)

# Each client gets METHOD PATH BODY-FILE TYPE FOLDER, writes the answer to FOLDER/answer and prints its status and what it
# says of when to come back. It returns 0 when there is an answer, 7 when there is no connection, 28 when it is late.

_chronos_by_curl() {
  : >"$5/answer"
  set -- "$@" "${CHRONOS_RUNTIME_URL:-http://localhost/api/v1/runtime}$2"
  # The token goes by a descriptor: a command line can be read by others.
  curl -K /dev/fd/3 -sS --max-time 30 -X "$1" -o "$5/answer" -D "$5/head" -w '%{http_code}' -H 'Expect:' \
    -H "Accept: ${CHRONOS_ACCEPT:-*/*}" ${3:+-H "Content-Type: $4"} ${3:+--data-binary "@$3"} \
    ${CHRONOS_RUNTIME_SOCKET:+--noproxy '*' --unix-socket "$CHRONOS_RUNTIME_SOCKET"} "$6" 3<<TOKEN || return $?
header = "Authorization: Bearer $CHRONOS_TOKEN"
TOKEN
  tr -d '\r' <"$5/head" | sed -n 's/^[Rr][Ee][Tt][Rr][Yy]-[Aa][Ff][Tt][Ee][Rr]: */ /p'
}

_chronos_by_python3() {
  python3 -c '
import http.client, os, socket, sys
from urllib.parse import urlsplit
method, path, body, media_type, folder = sys.argv[1:]
where, url = os.environ.get("CHRONOS_RUNTIME_SOCKET"), urlsplit(os.environ.get("CHRONOS_RUNTIME_URL", ""))
headers = {"Authorization": "Bearer " + os.environ.get("CHRONOS_TOKEN", ""), "Accept": os.environ.get("CHRONOS_ACCEPT", "*/*")}
secure = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
ask = http.client.HTTPConnection("localhost", timeout=30) if where else secure(url.hostname, url.port, timeout=30)
try:
    if where:
        ask.sock = socket.socket(socket.AF_UNIX)
        ask.sock.settimeout(30)
        ask.sock.connect(where)
    else:
        ask.connect()
except OSError as exc:
    sys.exit(print(exc, file=sys.stderr) or 7)
try:
    data = None
    if body:
        headers["Content-Type"] = media_type
        with open(body, "rb") as file:
            data = file.read()
    ask.request(method, (url.path if not where else "/api/v1/runtime") + path, data, headers)
    answer = ask.getresponse()
    with open(folder + "/answer", "wb") as file:
        file.write(answer.read())
    print(answer.status, answer.headers.get("Retry-After", ""))
except socket.timeout:
    sys.exit(28)
except (OSError, http.client.HTTPException) as exc:
    sys.exit(print(exc, file=sys.stderr) or 56)
' "$1" "$2" "$3" "$4" "$5"
}

_chronos_by_node() {
  node -e '
const fs = require("fs");
const [method, path, body, type, folder] = process.argv.slice(1);
const socketPath = process.env.CHRONOS_RUNTIME_SOCKET;
const url = new URL(process.env.CHRONOS_RUNTIME_URL || "http://localhost/api/v1/runtime");
const data = body ? fs.readFileSync(body) : undefined;
const headers = { Authorization: "Bearer " + process.env.CHRONOS_TOKEN, Accept: process.env.CHRONOS_ACCEPT || "*/*" };
if (data) Object.assign(headers, { "Content-Type": type, "Content-Length": data.length });
const options = socketPath ? { socketPath, host: "localhost" } : { hostname: url.hostname, port: url.port || undefined };
let failed = 7;
const asked = require(url.protocol === "https:" && !socketPath ? "https" : "http").request(
  { ...options, method, path: url.pathname + path, headers, agent: false },
  (answer) => {
    const pieces = [];
    answer.on("data", (piece) => pieces.push(piece));
    answer.on("end", () => {
      fs.writeFileSync(folder + "/answer", Buffer.concat(pieces));
      console.log(answer.statusCode + " " + (answer.headers["retry-after"] || ""));
      process.exit(0);
    });
  },
);
asked.on("socket", (socket) => socket.once("connect", () => (failed = 56)));
asked.on("error", (error) => { console.error(error.message); process.exit(failed); });
setTimeout(() => process.exit(28), 30000);
asked.end(data);
' "$1" "$2" "$3" "$4" "$5"
}
