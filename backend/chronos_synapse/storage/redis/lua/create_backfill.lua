-- Stores a backfill with the due times that it is to run, unless its owner has as many as may run at once.
-- Returns 'ok' or 'full'. A member of `running` is "backfill job owner".
local of_owner = 0
for _, member in ipairs(redis.call('SMEMBERS', running)) do
  if string.match(member, ' (%S+)$') == owner_id then of_owner = of_owner + 1 end
end
if of_owner >= tonumber(most) then return 'full' end
redis.call('JSON.SET', backfill, '$', document)
redis.call('PEXPIRE', backfill, life_ms)
for _ = 1, tonumber(count) do redis.call('RPUSH', slots, take_arg()) end
redis.call('PEXPIRE', slots, life_ms)
redis.call('ZADD', of_job, created_at, backfill_id)
redis.call('PEXPIRE', of_job, life_ms)
redis.call('SADD', running, backfill_id .. ' ' .. job_id .. ' ' .. owner_id)
return 'ok'
