-- Puts executions whose time for another attempt has come back into their lanes, up to `limit` of them.
-- Returns {now, how many, when the next one comes or ''}.
local BACK_MS = 1000
local LOOKED = ''
local now = now_ms()
local count = 0

-- When the clock was set back, what waits would wait for longer by as much.
local function follow_clock()
  local back = (tonumber(redis.call('HGET', delayed_entries, LOOKED)) or now) - now
  if back > BACK_MS then
    local found = redis.call('ZRANGE', delayed, 0, -1, 'WITHSCORES')
    for at = 1, #found, 2 do redis.call('ZADD', delayed, found[at + 1] - back, found[at]) end
  end
  redis.call('HSET', delayed_entries, LOOKED, now)
end

if redis.call('EXISTS', delayed) == 1 then
  follow_clock()
  for _, execution_id in ipairs(redis.call('ZRANGEBYSCORE', delayed, '-inf', now, 'LIMIT', 0, limit)) do
    local owner_id, place, entry = undelay(execution_id)
    if entry then
      arrive(lane_in(entry), owner_id, place, entry)
      count = count + 1
    end
  end
  admit()
  if redis.call('EXISTS', delayed) == 0 then redis.call('UNLINK', delayed_entries) end
end
return {now, count, redis.call('ZRANGE', delayed, 0, 0, 'WITHSCORES')[2] or ''}
