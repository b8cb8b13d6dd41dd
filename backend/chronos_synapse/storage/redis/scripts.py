"""Lua operations with named arguments: one script is one state transition.

A script names its fixed keys and arguments in Python; the generated preamble makes locals of them. What comes in
batches follows after the fixed ones and is taken in order by `take_key()` and `take_arg()`. Keys that depend on what a
script finds are made by the functions that it declares as `names`: each is filled in from keys.py, where all names are.
"""

import hashlib
from collections.abc import Sequence
from inspect import signature
from pathlib import Path

from chronos_synapse.domain.execution import BACKFILL_DIGITS, DRY_RUN_DIGITS
from chronos_synapse.storage.redis.keys import Keys

FOLDER = Path(__file__).parent / "lua"
SHARED = FOLDER / "shared"

_PREAMBLE = """\
local key_at, arg_at = {key_count}, {arg_count}
local function take_key() key_at = key_at + 1 return KEYS[key_at] end
local function take_arg() arg_at = arg_at + 1 return ARGV[arg_at] end
local function now_ms()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function event(kind, owner_id, job_id, execution_id, state, time)
  local execution = ''
  if execution_id then execution = ',"execution_id":"' .. execution_id .. '","state":"' .. state .. '"' end
  return '{{"type":"' .. kind .. '","owner_id":"' .. owner_id .. '","job_id":"' .. job_id .. '"' .. execution
    .. ',"time":' .. time .. '}}'
end
local function publish(events, events_cap, news)
  if #news == 0 then return end
  local text = '[' .. table.concat(news, ',') .. ']'
  local event_id = redis.call('XADD', events, 'MAXLEN', '~', events_cap, '*', 'e', text)
  redis.call('PUBLISH', events, event_id .. ' ' .. text)
end
-- By the number of digits at the end of its id it is known of an execution what asked for it. Those of backfills, and
-- dry runs, run beside the job's own: they do not count towards what of the job may run at once, nor wait for it.
-- `beside` counts those that are live, `beside_running` those of them that were started.
local function is_with_digits(execution_id, digits)
  return string.find(execution_id, '^%w+%-%x+%-' .. string.rep('%x', digits) .. '$') ~= nil
end
local function is_dry_run(execution_id) return is_with_digits(execution_id, {dry_run_digits}) end
local function is_beside(execution_id)
  return is_with_digits(execution_id, {backfill_digits}) or is_dry_run(execution_id)
end
local tallies = {{}}
local function tally(key, field, by)
  local fields = tallies[key]
  if not fields then
    fields = {{}}
    tallies[key] = fields
  end
  fields[field] = (fields[field] or 0) + by
end
local function settle()
  for key, fields in pairs(tallies) do
    for field, by in pairs(fields) do redis.call('HINCRBY', key, field, by) end
  end
end
local function create_series(series, hourly, scope, id, metric, reduce, keep_ms, keep_hourly_ms)
  local same_instant = reduce == 'SUM' and 'SUM' or 'MAX'
  redis.call('TS.CREATE', series, 'RETENTION', keep_ms, 'CHUNK_SIZE', 64, 'DUPLICATE_POLICY', same_instant,
    'LABELS', scope, id, 'metric', metric)
  redis.call('TS.CREATE', hourly, 'RETENTION', keep_hourly_ms, 'CHUNK_SIZE', 64)
  redis.call('TS.CREATERULE', series, hourly, 'AGGREGATION', reduce, 3600000)
end
"""

_NAMING = "local function {name}_key(...) return string.format(ARGV[{at}], ...) end"


class Script:
    """One file of `lua/` with its fixed keys and arguments as locals of these names, after the shared parts it uses.

    `names`: functions of Keys with text arguments that the script calls as `<name>_key(...)`; their patterns are passed
    before all other arguments by `patterns`.
    """

    def __init__(
        self,
        name: str,
        *,
        keys: Sequence[str] = (),
        args: Sequence[str] = (),
        names: Sequence[str] = (),
        shared: Sequence[str] = (),
    ) -> None:
        self.name = name
        self._names = names
        lines = [f"local {local} = KEYS[{at}]" for at, local in enumerate(keys, 1)]
        lines += [_NAMING.format(name=local, at=at) for at, local in enumerate(names, 1)]
        lines += [f"local {local} = ARGV[{at}]" for at, local in enumerate(args, len(names) + 1)]
        preamble = _PREAMBLE.format(
            key_count=len(keys),
            arg_count=len(names) + len(args),
            backfill_digits=BACKFILL_DIGITS,
            dry_run_digits=DRY_RUN_DIGITS,
        )
        parts = [(SHARED / f"{part}.lua").read_text(encoding="utf-8") for part in shared]
        body = (FOLDER / f"{name}.lua").read_text(encoding="utf-8")
        self.source = preamble + "\n".join([*lines, *parts, body])
        self.sha = hashlib.sha1(self.source.encode(), usedforsecurity=False).hexdigest()

    def patterns(self, keys: Keys) -> list[str]:
        """How the keys of `names` are written under the prefix of `keys`: `%s` for each argument."""
        found = []
        for name in self._names:
            function = getattr(keys, name)
            holes = len(signature(function).parameters)
            found.append(function(*["\0"] * holes).replace("%", "%%").replace("\0", "%s"))
        return found
