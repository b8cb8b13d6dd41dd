-- Gives jobs another next due time, each unless it was changed or armed otherwise since the caller looked.
-- Returns how many were armed anew.
local count_done = 0
for _ = 1, tonumber(count) do
  local stats = take_key()
  local job_id, version, kind, seen, fire = take_arg(), take_arg(), take_arg(), take_arg(), take_arg()
  local set, other = due, held
  if kind == 'held' then set, other = held, due end
  local score = redis.call('ZSCORE', set, job_id) or ''
  if redis.call('HGET', stats, 'version') == version and tonumber(score) == tonumber(seen) then
    redis.call('ZREM', other, job_id)
    if fire == '' then
      redis.call('ZREM', set, job_id)
      redis.call('SREM', armed_jobs, job_id)
    else
      redis.call('ZADD', set, fire, job_id)
      redis.call('SADD', armed_jobs, job_id)
    end
    redis.call('ZREM', due_leases, job_id)
    count_done = count_done + 1
  end
end
return count_done
