-- Pauses all scheduling, or ends the pause (`state` empty) and remembers it among the former ones.
-- Returns the pause that was in force as JSON, or nothing.
local PAUSES_CAP = 200
local present = redis.call('GET', pause)
if state ~= '' then
  if present then return present end
  redis.call('SET', pause, state)
elseif present then
  local former = cjson.decode(present)
  former['until'] = now_ms()
  redis.call('LPUSH', pauses, cjson.encode(former))
  redis.call('LTRIM', pauses, 0, PAUSES_CAP - 1)
  redis.call('DEL', pause)
else
  return false
end
local kind = state ~= '' and 'scheduling.paused' or 'scheduling.resumed'
publish(events, events_cap, {event(kind, '', '', nil, nil, now_ms())})
return present
