-- Removes a batch of executions that have ended with all that is kept of them, `kept_count` keys each, and takes them out
-- of the counters and off the list of dead letters. Returns how many were removed; live ones stay.
local removed = 0
for _ = 1, tonumber(count) do
  local execution, stats, owner_stats, dead_letters = take_key(), take_key(), take_key(), take_key()
  local kept = {}
  for at = 1, tonumber(kept_count) do kept[at] = take_key() end
  local found = redis.call('JSON.GET', execution, '.state')
  local state = found and string.match(found, '"([%a_]+)"')
  if state and state ~= 'queued' and state ~= 'running' and state ~= 'retrying' then
    redis.call('UNLINK', execution, unpack(kept))
    redis.call('ZREM', dead_letters, take_arg())
    if redis.call('EXISTS', stats) == 1 then redis.call('HINCRBY', stats, state, -1) end
    redis.call('HINCRBY', owner_stats, state, -1)
    removed = removed + 1
  else
    take_arg()
  end
end
return removed
