-- Notes at an execution that another one runs it once more; the latest `most` are kept.
-- Returns 1, or 0 when the execution is gone.
if redis.call('EXISTS', execution) == 0 then return 0 end
local ids = {}
for id in string.gmatch(redis.call('HGET', record, 'replays') or '', '%S+') do
  if id ~= replay_id then ids[#ids + 1] = id end
end
ids[#ids + 1] = replay_id
redis.call('HSET', record, 'replays', table.concat(ids, ' ', math.max(1, #ids - most + 1)))
return 1
