-- Writes a schedule of reports, or removes it (`document` empty). `expected` is the version there, empty: none.
-- Returns 'ok', 'changed', or 'full': there are as many as may be.
local found = redis.call('HGET', schedules, schedule_id)
if (found and tostring(cjson.decode(found).version) or '') ~= expected then return 'changed' end
if not found and redis.call('HLEN', schedules) >= tonumber(most) then return 'full' end
if document == '' then
  redis.call('HDEL', schedules, schedule_id)
  redis.call('ZREM', dues, schedule_id)
  return 'ok'
end
redis.call('HSET', schedules, schedule_id, document)
if next_ms == '' then
  redis.call('ZREM', dues, schedule_id)
else
  redis.call('ZADD', dues, next_ms, schedule_id)
end
return 'ok'
