-- Writes a report that is yet to be made, and what a schedule becomes by it if one asks for it.
-- Returns 'ok', 'full' (too many wait), or 'changed': the schedule is not due then any more, or is another one.
if schedule_id ~= '' then
  if redis.call('ZSCORE', dues, schedule_id) ~= due_ms then return 'changed' end
  local found = redis.call('HGET', schedules, schedule_id)
  if not found or cjson.decode(found).version ~= tonumber(expected) then return 'changed' end
elseif redis.call('ZCARD', queue) >= tonumber(most_waiting) then
  return 'full'
end
if schedule_id ~= '' then
  redis.call('HSET', schedules, schedule_id, document_after)
  if next_ms == '' then
    redis.call('ZREM', dues, schedule_id)
  else
    redis.call('ZADD', dues, next_ms, schedule_id)
  end
end
redis.call('JSON.SET', report, '$', document)
redis.call('PEXPIRE', report, life_ms)
redis.call('ZADD', queue, asked_ms, report_id)
redis.call('ZADD', owned, asked_ms, report_id)
local oldest = redis.call('ZRANGEBYSCORE', owned, '-inf', asked_ms - life_ms)
local over = redis.call('ZCARD', owned) - #oldest - tonumber(most_kept)
if over > 0 then
  for _, id in ipairs(redis.call('ZRANGE', owned, #oldest, #oldest + over - 1)) do oldest[#oldest + 1] = id end
end
for _, id in ipairs(oldest) do
  redis.call('UNLINK', report_key(id), report_body_key(id))
  redis.call('ZREM', owned, id)
  redis.call('ZREM', queue, id)
end
return 'ok'
