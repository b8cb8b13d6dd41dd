-- Looks after executions that wait for the time of their next attempt and are known to nobody. Those whose time has not
-- come wait again. Returns ids of those whose time is over, to be put into their lanes.
local now = now_ms()
local over = {}

-- The number of the last attempt, as ExecutionDocument.fence has it.
local function last_attempt(execution)
  return tonumber(string.match(redis.call('JSON.GET', execution, '$.attempt') or '', '%d+')) or 1
end

for _ = 1, tonumber(count) do
  local execution = take_key()
  local execution_id, fence, at = take_arg(), take_arg(), take_arg()
  local owner_id, place, entry = take_arg(), take_arg(), take_arg()
  local is_waiting = redis.call('JSON.GET', execution, '.state') == '"retrying"'
  if is_waiting and last_attempt(execution) + 1 == tonumber(fence) and not redis.call('ZSCORE', delayed, execution_id) then
    if tonumber(at) > now then
      delay(execution_id, at, owner_id, place, entry)
    else
      over[#over + 1] = execution_id
    end
  end
end
return over
