-- Writes a job's definition, arms its next due time, and keeps the former definition.
-- `kind`: 'due' (active), 'held' (paused), '' (nothing comes) or 'as_is' (nothing is armed; what was may have been lost).
-- `cursor` is the due time that was not settled when the caller looked, in whichever set: when it has changed or has been
-- reached meanwhile, nothing is written.
-- Returns 'ok', 'missing', 'moved', or the version that stands in the way.
local version = redis.call('HGET', stats, 'version')
if expected == '' then
  if version then return version end
else
  if not version then return 'missing' end
  if version ~= expected then return version end
  local now_armed = redis.call('ZSCORE', due, job_id) or redis.call('ZSCORE', held, job_id) or ''
  if tonumber(now_armed) ~= tonumber(cursor) then return 'moved' end
  if is_settled == '1' and cursor ~= '' and tonumber(cursor) <= now_ms() then return 'moved' end
  redis.call('SET', former, redis.call('JSON.GET', job))
end
redis.call('JSON.SET', job, '$', document)
redis.call('HSET', stats, 'version', new_version)
if limit == '' then
  redis.call('HDEL', stats, 'limit')
else
  redis.call('HSET', stats, 'limit', limit)
end
if resets_count == '1' then redis.call('HDEL', stats, 'fired') end
for name, set in pairs({due = due, held = held}) do
  if name == kind then
    redis.call('ZADD', set, next_fire, job_id)
  else
    redis.call('ZREM', set, job_id)
  end
end
if kind == '' then
  redis.call('SREM', armed_jobs, job_id)
elseif kind ~= 'as_is' then
  redis.call('SADD', armed_jobs, job_id)
end
redis.call('ZREM', due_leases, job_id)
publish(events, events_cap, {event('job.saved', owner_id, job_id, nil, nil, now_ms())})
return 'ok'
