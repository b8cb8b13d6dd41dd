-- Removes a batch of executions that have ended, with their logs, and takes them out of the counters.
-- Returns how many were removed; live ones stay.
local removed = 0
for _ = 1, tonumber(count) do
  local execution, log, stats, owner_stats = take_key(), take_key(), take_key(), take_key()
  local found = redis.call('JSON.GET', execution, '.state')
  local state = found and string.match(found, '"([%a_]+)"')
  if state and state ~= 'queued' and state ~= 'running' and state ~= 'retrying' then
    redis.call('UNLINK', execution, log)
    if redis.call('EXISTS', stats) == 1 then redis.call('HINCRBY', stats, state, -1) end
    redis.call('HINCRBY', owner_stats, state, -1)
    removed = removed + 1
  end
end
return removed
