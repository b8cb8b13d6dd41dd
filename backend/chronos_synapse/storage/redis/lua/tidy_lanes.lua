-- Takes owners off lanes in which nothing of theirs waits, and forgets lanes that are empty and to which nothing has come
-- for long. Returns how many lanes were forgotten.
local forgotten = 0
for _ = 1, tonumber(count) do
  local lane = take_arg()
  local queue = queue_key(lane)
  for _, owner_id in ipairs(redis.call('ZRANGE', queue, 0, -1)) do
    if redis.call('EXISTS', waiting_key(lane, owner_id)) == 0 then redis.call('ZREM', queue, owner_id) end
  end
  local latest = redis.call('ZSCORE', lanes, lane)
  if latest and tonumber(latest) < tonumber(before) and redis.call('EXISTS', queue) == 0 then
    forgotten = forgotten + redis.call('ZREM', lanes, lane)
  end
end
return forgotten
